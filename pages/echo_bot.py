from lessons.page import draw_lesson

draw_lesson("echo_bot")
