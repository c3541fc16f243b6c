"""Draws links to all steps of all lessons, and how long each takes."""

from collections.abc import Sequence

import streamlit as st

from lessons import wording
from lessons.lesson_fields import Lesson


def draw_all_steps(lessons: Sequence[Lesson]) -> None:
    """Draw a box that lists all steps once it is opened.

    Args:
        lessons: The lessons, in their order.
    """
    box = st.expander(
        wording.ALL_STEPS, icon=":material/list:", key="all_steps", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        for lesson in lessons:
            with st.container(gap=None):
                st.markdown(
                    wording.LESSON_OF_ALL.format(
                        title=lesson.title, minutes=lesson.minutes
                    )
                )
                for number, step in enumerate(lesson.steps, start=1):
                    st.page_link(
                        lesson.page,
                        label=wording.STEP_OF_ALL.format(
                            number=number, title=step.heading, minutes=step.minutes
                        ),
                        query_params={"step": step.name},
                    )
