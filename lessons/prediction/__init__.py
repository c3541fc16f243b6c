"""Asks a learner what their next run will do; the run answers.

All of it is the browser's affair: nothing runs again until the learner does what the
step asks for, and what the run did then, it tells the page by itself.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lessons.live import statement_lines
from lessons.prediction import wording
from lessons.question_card import joined
from lessons.question_fields import Prediction

FOLDER = Path(__file__).parent
PARTS = ("prediction", "lines", "answers")


_card = st.components.v2.component(
    "prediction",
    html='<div class="question-card prediction"></div>',
    css=joined(FOLDER, PARTS, "css"),
    js=joined(FOLDER, PARTS, "js"),
    isolate_styles=False,
)


def draw_predictions(
    step: str, script: Path, predictions: Sequence[Prediction]
) -> None:
    """Draw the card that asks, beside the code and the pane of a script.

    Args:
        step: The step's place, "<lesson>/<step>".
        script: The script of which it asks.
        predictions: What it asks, one after the other.
    """
    asked = {
        "step": step,
        "statements": [list(lines) for lines in statement_lines(script).values()],
        "predictions": [prediction.model_dump() for prediction in predictions],
        "words": wording.CARD,
    }
    # A list in `data` would import pandas; a string does not.
    _card(data=json.dumps(asked), key="prediction")
