"""A lesson's page in columns: text, code and app, each as tall as the window.

Each column scrolls by itself and the page does not, so that what a step says, the lines
it speaks of and what they do are in view together. A narrow window shows one of them at
a time, or two; tabs below lead to the others. Tried and left: the code below the text
(one pushes the other off the screen, or the app), and the code above the app (on a
projector, eleven lines of it).
"""

import json
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons import wording

FOLDER = Path(__file__).parent
# In the head of each page: else it would be drawn without until its elements are there.
STYLE = "".join(
    (FOLDER / name).read_text("utf-8") for name in ("columns.css", "narrow.css")
)

_tabs = st.components.v2.component(
    "column_tabs",
    html='<nav class="column-tabs"></nav>',
    css=(FOLDER / "tabs.css").read_text("utf-8"),
    js=(FOLDER / "tabs.js").read_text("utf-8"),
    isolate_styles=False,
)


class Columns(NamedTuple):
    """The places of a lesson's page.

    Attributes:
        text: What the step says, and the ways onwards.
        code: Its script.
        app: The app that the script makes.
        runs: What is said of the script's runs, below code and app.
    """

    text: DeltaGenerator
    code: DeltaGenerator
    app: DeltaGenerator
    runs: DeltaGenerator


def draw_columns() -> Columns:
    """Draw a page's columns, empty."""
    with st.container(key="columns", gap="small"):
        text, code, app, runs = (
            st.container(key=f"{name}_column")
            for name in ("text", "code", "app", "runs")
        )
    return Columns(text, code, app, runs)


def draw_text_alone() -> DeltaGenerator:
    """Draw the place of a text without a script, which has the page to itself."""
    with st.container(key="text_alone"):
        return st.container(key="text_column")


def draw_tabs(step: str) -> None:
    """Draw what leads from column to column in a narrow window.

    Args:
        step: The step in view; of a new one, its text is shown first.
    """
    _tabs(data=json.dumps({"step": step, "words": wording.TABS}), key="column_tabs")
