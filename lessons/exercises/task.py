"""Draws an exercise's task in a page, and how to do it in one's own editor."""

import streamlit as st

from lessons.code_panel import tabbed_text
from lessons.editing.gate import where_to_edit
from lessons.exercise_fields import Exercise
from lessons.exercises import wording


def draw_task(exercise: Exercise) -> None:
    """Draw a task, what the app must do, hints, and the commands that check it.

    Args:
        exercise: The exercise.
    """
    st.markdown(wording.YOUR_TURN.format(title=exercise.title))
    st.markdown(exercise.task)
    st.markdown("\n".join(f"- {point.says}" for point in exercise.points))
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
