"""A lesson's page in columns: text, code and app side by side, each as tall as the window.

Each column scrolls by itself and the page does not, so that what a step says, the lines
it speaks of and what they do are in view together. Where there is no room for all three,
they stand in a row that one swipes through, with a bar of tabs below. Tried and left:
code below the text (it pushes the app or itself off the screen), and code above the app
(on a projector, eleven lines of either).
"""

import json
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons import wording

FOLDER = Path(__file__).parent

_tabs = st.components.v2.component(
    "column_tabs",
    html='<nav class="column-tabs"></nav>',
    css=(FOLDER / "columns.css").read_text("utf-8"),
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


def draw_columns(step: str) -> Columns:
    """Draw a page's columns, empty.

    Args:
        step: The step in view; with a new one, a narrow window shows its text first.
    """
    _tabs(data=json.dumps({"step": step, **wording.TABS}), key="column_tabs")
    with st.container(key="columns", gap="small"):
        return Columns(*(st.container(key=f"{name}_column") for name in Columns._fields))
