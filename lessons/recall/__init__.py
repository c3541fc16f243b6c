"""Asks at a lesson's start what earlier lessons taught, all in the browser."""

import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.code_panel.loop_parts import loop_parts
from lessons.question_card import joined
from lessons.question_fields import Choice, Order

FOLDER = Path(__file__).parent

_questions = st.components.v2.component(
    "recall",
    html='<div class="recall"></div>',
    css=joined(FOLDER, ("recall",), "css"),
    js=joined(FOLDER, ("recall",), "js"),
    isolate_styles=False,
)


def draw_recall(place: str, questions: Sequence[Choice | Order]) -> None:
    """Draw the questions, folded away.

    Args:
        place: The step before which they are asked, "<lesson>/<step>".
        questions: What is asked, one below the other.
    """
    asked = [_asked(question) for question in questions]
    said = {"place": place, "questions": asked, "words": wording.RECALL}
    # A list in `data` would import pandas; a string does not.
    _questions(data=json.dumps(said), key="recall")


def _asked(question: Choice | Order) -> dict[str, object]:
    if isinstance(question, Choice):
        return question.model_dump()
    source = question.script.read_text("utf-8")
    lines = source.splitlines()
    parts = {
        name: "\n".join(lines[first - 1 : last])
        for name, first, last in loop_parts(source)
    }
    return {**question.model_dump(exclude={"script"}), "parts": parts}
