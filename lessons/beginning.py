"""Draws where to begin on the welcome page, or to go on, and what one needs for it."""

from collections.abc import Sequence

import streamlit as st

from lessons import wording
from lessons.lesson_fields import Lesson, Welcome
from lessons.progress.last_place import last_place


def draw_beginning(welcome: Welcome, lessons: Sequence[Lesson]) -> None:
    """Draw the way into the lessons, what one needs, and how long they take.

    Args:
        welcome: What the welcome page says.
        lessons: The lessons, in their order.
    """
    _draw_ways(lessons)
    hours = round(sum(lesson.minutes for lesson in lessons) / 30) / 2
    needs = [*welcome.needs, wording.HOW_LONG.format(hours=hours)]
    st.markdown("\n".join(f"- {line}" for line in needs))


def _draw_ways(lessons: Sequence[Lesson]) -> None:
    place = last_place()
    visited = next((one for one in lessons if place and one.slug == place.slug), None)
    with st.container(horizontal=True):
        if place and visited:
            go_on = st.button(
                wording.CONTINUE.format(title=visited.title),
                type="primary",
                icon=":material/arrow_forward:",
                key="continue",
            )
            if go_on:
                st.switch_page(visited.page, query_params={"step": place.step})
        begins = st.button(
            wording.START_AGAIN if visited else wording.START,
            type="secondary" if visited else "primary",
            icon=":material/rocket_launch:",
            key="start",
        )
        if begins:
            st.switch_page(lessons[0].page)
