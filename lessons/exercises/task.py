"""Draws an exercise's task in a page, and how to do it in one's own editor."""

import streamlit as st

from lessons.code_panel import tabbed_text
from lessons.editing.gate import where_to_edit
from lessons.exercise_fields import Exercise
from lessons.exercises import wording
from lessons.exercises.checking import Stopped
from lessons.exercises.judging import Verdict


def draw_task(exercise: Exercise, *, is_alone: bool = False) -> None:
    """Draw a task: what it is called, and what to build.

    Args:
        exercise: The exercise.
        is_alone: Whether its title is the heading of all that is in view.
    """
    # The browser marks it by this key once it is solved.
    with st.container(key=f"task_{exercise.name}"):
        title = wording.YOUR_TURN.format(title=exercise.title)
        if is_alone:
            st.header(title, anchor=False)
        else:
            st.markdown(f"**{title}**")
    st.markdown(exercise.task)


def draw_nudges(exercise: Exercise) -> None:
    """Draw a task's hints, and the commands that check it.

    Args:
        exercise: The exercise.
    """
    for number, hint in enumerate(exercise.hints, start=1):
        title = wording.HINT.format(number=number, of=len(exercise.hints))
        with st.expander(title, icon=":material/lightbulb:"):
            st.markdown(hint)
    with st.expander(wording.OWN_EDITOR, icon=":material/terminal:"):
        if where := where_to_edit():
            st.markdown(where)
        st.markdown(wording.OWN_EDITOR_HOW)
        commands = {
            system: command.format(name=exercise.name)
            for system, command in wording.COMMANDS.items()
        }
        tabbed_text(commands, f"commands_{exercise.name}")


def points_list(exercise: Exercise, found: Verdict | Stopped | None = None) -> str:
    """Return what the app must do as a list in Markdown, marked by a verdict.

    Args:
        exercise: The exercise.
        found: What a check has found.
    """
    if not isinstance(found, Verdict):
        return "\n".join(f"- {point.says}" for point in exercise.points)
    marks = {True: wording.HOLDING, False: wording.FAILING}
    return "\n".join(
        f"- {marks[point in found.holding]} {point.says}" for point in exercise.points
    )
