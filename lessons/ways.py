"""Draws the buttons that lead on from what a lesson's page shows, and back."""

import streamlit as st

from lessons import wording
from lessons.lesson import lesson_after
from lessons.lesson_fields import Lesson
from lessons.page_address import go_to, show_version


def draw_ways(lesson: Lesson, index: int) -> None:
    """Draw the buttons to the step before and to the next step or lesson.

    Args:
        lesson: The lesson.
        index: Which of its steps is in view, or its recap.
    """
    places, headings = lesson.places, lesson.headings
    with st.container(
        horizontal=True, wrap=False, gap="xsmall", vertical_alignment="center"
    ):
        if index:
            st.button(
                wording.PREVIOUS,
                key="previous_step",
                on_click=go_to,
                args=(places[index - 1],),
                shortcut="Left",
            )
        if index + 1 < len(places):
            st.button(
                wording.NEXT.format(title=headings[index + 1]),
                type="primary",
                key="next_step",
                width="stretch",
                on_click=go_to,
                args=(places[index + 1],),
                shortcut="Right",
            )
        elif following := lesson_after(lesson):
            title = wording.NEXT_LESSON.format(title=following.title)
            _draw_way_out(title, following.page, following.icon)
        else:
            _draw_way_out(wording.TO_WHERE_NEXT, "pages/where_next.py")


def draw_way_back() -> None:
    """Draw the button that leads from an exercise to the recap."""
    st.button(
        wording.TO_RECAP,
        key="previous_step",
        width="stretch",
        on_click=show_version,
        args=("",),
        shortcut="Left",
    )


def _draw_way_out(label: str, page: str, icon: str | None = None) -> None:
    """Draw the button that leads to another page."""
    if st.button(label, icon=icon, type="primary", key="next_page", width="stretch"):
        st.switch_page(page)
