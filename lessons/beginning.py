"""Draws where to begin on the welcome page, or to go on, and what one needs for it."""

from collections.abc import Sequence

import streamlit as st

from lessons import wording
from lessons.lesson_fields import Lesson
from lessons.page_fields import Welcome
from lessons.progress import draw_start


def draw_beginning(welcome: Welcome, lessons: Sequence[Lesson]) -> None:
    """Draw the way into the lessons, what one needs, and how long they take.

    Args:
        welcome: What the welcome page says.
        lessons: The lessons, in their order.
    """
    draw_start()
    steps = sum(lesson.minutes for lesson in lessons)
    exercises = sum(lesson.minutes_of_exercises for lesson in lessons)
    hours, more = (round(minutes / 30) / 2 for minutes in (steps, exercises))
    needs = [*welcome.needs, wording.HOW_LONG.format(hours=hours, more=more)]
    st.markdown("\n".join(f"- {line}" for line in needs))
