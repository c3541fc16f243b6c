from lessons.alone import draw_alone

draw_alone()
