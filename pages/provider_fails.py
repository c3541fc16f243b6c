from lessons.page import draw_lesson

draw_lesson("provider_fails")
