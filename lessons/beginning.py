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
    hours = round(sum(lesson.minutes for lesson in lessons) / 30) / 2
    needs = [*welcome.needs, wording.HOW_LONG.format(hours=hours)]
    st.markdown("\n".join(f"- {line}" for line in needs))
