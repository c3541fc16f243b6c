from lessons.page import draw_lesson

draw_lesson("chat_message")
