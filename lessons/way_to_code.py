"""Leads from an app to where a lesson shows its code."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.lesson import read_lessons
from lessons.lesson_fields import RECAP
from lessons.page_address import MEND
from lessons.recap import solution_version


def draw_way_to_code(path: Path) -> None:
    """Draw a small link to where a lesson shows a script, if one does.

    Args:
        path: The script's file.
    """
    shown = {shown: (page, asked) for shown, page, asked in reversed([*_all_shown()])}
    if path in shown:
        page, asked = shown[path]
        st.page_link(
            page, label=wording.TO_CODE, icon=":material/code:", query_params=asked
        )


def _all_shown() -> Iterator[tuple[Path, str, dict[str, str]]]:
    """Yield each script that a lesson shows, on which page, and what is asked of it.

    Where two show one, the better comes first: a step that is about it.
    """
    lessons = read_lessons()
    steps = [(lesson.page, step) for lesson in lessons for step in lesson.steps]
    for page, step in steps:
        yield step.snippet, page, {"step": step.name}
    for page, step in steps:
        if step.mend:
            yield step.mend, page, {"step": step.name, "show": MEND}
    for lesson in lessons:
        for exercise in lesson.exercises:
            asked = {"step": RECAP, "show": solution_version(lesson, exercise)}
            yield exercise.solution, lesson.page, asked
