from lessons.page import draw_lesson

draw_lesson("first_app")
