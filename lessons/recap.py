"""Draws a lesson's end: what to remember, and exercises."""

from collections.abc import Iterable

import streamlit as st

from lessons import wording
from lessons.editing.edits import shown_text
from lessons.editing.gate import may_edit
from lessons.exercise_fields import Exercise
from lessons.exercises.check_in_page import draw_check
from lessons.exercises.task import draw_task
from lessons.lesson_fields import Lesson
from lessons.lesson_zip import zip_address
from lessons.page_address import SOLUTION, START, show_version, shown_version
from lessons.presentation import presents
from lessons.progress import draw_lesson_summary
from lessons.shown_script import ShownScript
from lessons.snippet_files import file_name


def shows_script(lesson: Lesson) -> bool:
    """Tell whether a lesson's recap shows a script, as the address says."""
    solutions, starts = _solutions(lesson), _starts(lesson)
    return shown_version() in [*solutions, *(starts if may_edit() else ())]


def draw_recap(lesson: Lesson) -> ShownScript | None:
    """Draw what to remember, and tasks.

    Returns:
        A task's beginning or its solution, if it is asked for.
    """
    with st.container(key="recap"):
        st.markdown(_list(lesson.recap))
        if not presents():
            draw_lesson_summary(lesson)
    shown = None
    names = zip(_starts(lesson), _solutions(lesson).items(), strict=True)
    with st.container(key="exercises"):
        for start, (solution, exercise) in names:
            with st.container(gap="xsmall"):
                shown = _draw_exercise(exercise, start, solution) or shown
    st.markdown(wording.REFERENCES)
    st.markdown(_list(f"[{name}]({url})" for name, url in lesson.references.items()))
    st.link_button(
        wording.DOWNLOAD_ALL, zip_address(lesson.slug), icon=":material/folder_zip:"
    )
    return shown


def _draw_exercise(exercise: Exercise, start: str, solution: str) -> ShownScript | None:
    """Draw a task, and return its beginning or its solution, if it is asked for."""
    shown = None
    draw_task(exercise)
    if may_edit():
        is_shown = _is_on(wording.WRITE_IT_HERE, start, f"begun_{exercise.name}")
        if is_shown:
            shown = ShownScript(exercise.start, exercise=exercise.name)
        text = shown_text(exercise.start, exercise.name)
        name = file_name(exercise.start)
        draw_check(exercise, text, name, is_shown=is_shown)
    if _is_on(wording.SOLUTION, solution, f"solved_{exercise.name}"):
        shown = ShownScript(exercise.solution)
    return shown


def _solutions(lesson: Lesson) -> dict[str, Exercise]:
    """Return the exercises by how the address names their solutions.

    When a lesson had one exercise, the address named none.
    """
    first, *others = lesson.exercises
    return {SOLUTION: first, **{exercise.name: exercise for exercise in others}}


def _starts(lesson: Lesson) -> list[str]:
    """Return how the address names what each exercise begins with."""
    return [f"{START}_{exercise.name}" for exercise in lesson.exercises]


def _is_on(label: str, name: str, key: str) -> bool:
    """Draw the switch that shows a script; the address decides, by its name."""
    st.session_state[key] = shown_version() == name
    return st.toggle(
        label,
        key=key,
        on_change=lambda: show_version(name if st.session_state[key] else ""),
    )


def _list(lines: Iterable[str]) -> str:
    """Return lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)
