"""Draws a lesson's end: what to remember, exercises, and each of them by itself."""

from collections.abc import Iterable

import streamlit as st

from lessons import wording
from lessons.editing.edits import shown_text
from lessons.editing.gate import may_edit
from lessons.exercise_fields import Exercise
from lessons.exercises.check_in_page import draw_check
from lessons.exercises.task import draw_nudges, draw_task, points_list
from lessons.lesson_fields import Lesson
from lessons.lesson_zip import zip_address
from lessons.page_address import SOLUTION, START, show_version, shown_version
from lessons.presentation import presents
from lessons.progress import draw_lesson_summary
from lessons.shown_script import ShownScript
from lessons.snippet_files import file_name


def shown_exercise(lesson: Lesson) -> Exercise | None:
    """Return the exercise whose beginning or solution is shown, as the address says."""
    for exercise in lesson.exercises:
        if shown_version() in (_start(exercise), solution_version(lesson, exercise)):
            return exercise
    return None


def draw_recap(lesson: Lesson) -> None:
    """Draw what to remember, and tasks."""
    with st.container(key="recap"):
        st.markdown(_list(lesson.recap))
        if not presents():
            draw_lesson_summary(lesson)
    with st.container(key="exercises"):
        for exercise in lesson.exercises:
            with st.container(gap="xsmall"):
                draw_task(exercise)
                st.markdown(points_list(exercise))
                _draw_way_to(exercise)
                draw_nudges(exercise)
                _draw_solution_switch(lesson, exercise)
    st.markdown(wording.REFERENCES)
    st.markdown(_list(f"[{name}]({url})" for name, url in lesson.references.items()))
    st.link_button(
        wording.DOWNLOAD_ALL, zip_address(lesson.slug), icon=":material/folder_zip:"
    )


def draw_exercise(lesson: Lesson, exercise: Exercise) -> ShownScript:
    """Draw an exercise by itself, beside its script.

    What is checked stands above the hints, so that a verdict is in view.

    Returns:
        Its beginning, or its solution.
    """
    shown = ShownScript(exercise.start, exercise=exercise.name)
    is_solution = shown_version() == solution_version(lesson, exercise)
    draw_task(exercise, is_alone=True)
    with st.container(key="exercise_check"):
        if may_edit() and not is_solution and not presents():
            text = shown_text(exercise.start, exercise.name)
            draw_check(exercise, text, file_name(exercise.start))
        else:
            st.markdown(points_list(exercise))
    with st.container(key="exercise_nudges"):
        draw_nudges(exercise)
        _draw_solution_switch(lesson, exercise)
    return ShownScript(exercise.solution) if is_solution else shown


def _draw_way_to(exercise: Exercise) -> None:
    """Draw the button that leads to an exercise by itself, and its code."""
    may = may_edit()
    if not may and not exercise.start.read_text("utf-8").strip():
        return  # From an empty file: there is nothing to see.
    st.button(
        wording.WRITE_IT_HERE if may else wording.SHOW_START,
        icon=":material/edit:" if may else ":material/code:",
        key=f"begin_{exercise.name}",
        on_click=show_version,
        args=(_start(exercise),),
    )


def _draw_solution_switch(lesson: Lesson, exercise: Exercise) -> None:
    """Draw the switch that shows a solution; the address decides."""
    key, solution = f"solved_{exercise.name}", solution_version(lesson, exercise)
    start = _start(exercise)
    st.session_state[key] = shown_version() == solution
    st.toggle(
        wording.SOLUTION,
        key=key,
        on_change=lambda: show_version(solution if st.session_state[key] else start),
    )


def solution_version(lesson: Lesson, exercise: Exercise) -> str:
    """Return how the address names an exercise's solution, as its version.

    When a lesson had one exercise, the address named none.
    """
    return SOLUTION if exercise == lesson.exercises[0] else exercise.name


def _start(exercise: Exercise) -> str:
    """Return how the address names what an exercise begins with."""
    return f"{START}_{exercise.name}"


def _list(lines: Iterable[str]) -> str:
    """Return lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)
