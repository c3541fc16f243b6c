"""Asks a learner what their next run will do; the run answers.

All of it is the browser's affair: nothing runs again until the learner does what the
step asks for, and what the run did then, it tells the page by itself.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lessons.code_panel import line_of
from lessons.lesson_fields import Step
from lessons.live import statement_lines
from lessons.prediction import wording
from lessons.question_card import joined
from lessons.question_fields import Prediction
from lessons.snippet_files import asks_for_messages

FOLDER = Path(__file__).parent
PARTS = ("prediction", "lines", "answers")
OF_OWN_CODE = Prediction(
    asks="lines",
    deed="send",
    question=wording.OF_OWN_CODE,
    why=wording.OWN_CODE_ANSWERED,
)


_card = st.components.v2.component(
    "prediction",
    html='<div class="question-card prediction"></div>',
    css=joined(FOLDER, PARTS, "css"),
    js=joined(FOLDER, PARTS, "js"),
    isolate_styles=False,
)


def predictions_of(step: Step, script: Path) -> Sequence[Prediction]:
    """Return what is asked of a step's script, or of what the learner made of it.

    Args:
        step: The step.
        script: The script that runs. What a step asks is about its own.
    """
    if script == step.snippet or not step.predictions:
        return step.predictions
    can_answer = statement_lines(script) and asks_for_messages(script)
    return (OF_OWN_CODE,) if can_answer else ()


def draw_predictions(place: str, step: Step, script: Path) -> None:
    """Draw the card that asks, beside the code and the pane of a script.

    Args:
        place: The step's place, "<lesson>/<step>".
        step: The step.
        script: The script that runs.
    """
    predictions = predictions_of(step, script)
    asked = {
        # What is said of one's own code is no part of the lesson's progress.
        "step": place if script == step.snippet else "",
        "statements": [list(lines) for lines in statement_lines(script).values()],
        "predictions": [
            {**prediction.model_dump(), "line": _line(prediction, script)}
            for prediction in predictions
        ],
        "words": wording.CARD,
    }
    # A list in `data` would import pandas; a string does not.
    _card(data=json.dumps(asked), key="prediction")


def _line(prediction: Prediction, script: Path) -> int:
    """Return the line that the run reaches that is asked about, or 0 for any run."""
    if not prediction.reaches:
        return 0
    return line_of(prediction.reaches, script.read_text("utf-8"))
