"""A step on a projector: large code beside the app, without all else.

`present=1` in the address asks for it. A teacher leads by keys, or by a clicker, which
sends Page Up and Page Down.
"""

import json
import re
from pathlib import Path

import segno
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons import wording
from lessons.address import room_address

FOLDER = Path(__file__).parent
ASKED_FOR = "present"
TRY_IT = re.compile(r"^\*\*Try it:\*\*.*", re.MULTILINE | re.DOTALL)
# In the head of each page, as what it changes is.
STYLE = (FOLDER / "presentation.css").read_text("utf-8")

NO_HEADER = "<style>[data-testid=stHeader] { display: none; }</style>"

_desk = st.components.v2.component(
    "presentation",
    html='<div class="presentation-desk"></div>',
    css=(FOLDER / "desk.css").read_text("utf-8"),
    js=(FOLDER / "desk.js").read_text("utf-8"),
    isolate_styles=False,
)


def presents() -> bool:
    """Tell whether the address asks for a presentation."""
    return st.query_params.get(ASKED_FOR) == "1"


def kept_in_address() -> dict[str, str]:
    """Return what other addresses keep of this one, so that a presentation goes on."""
    return {ASKED_FOR: "1"} if presents() else {}


def draw_way_in() -> None:
    """Draw the button that begins a presentation."""
    st.button(
        wording.PRESENT,
        icon=":material/slideshow:",
        type="tertiary",
        help=wording.PRESENT_HELP,
        key="present",
        on_click=lambda: st.query_params.update({ASKED_FOR: "1"}),
    )


def stage() -> DeltaGenerator:
    """Draw the container of a page, which says whether it is presented."""
    if not presents():
        return st.container()
    st.html(NO_HEADER)
    return st.container(key="presenting")


def draw_desk(place: str) -> None:
    """Draw what a teacher leads with: a bar of buttons, and their keys.

    Args:
        place: The step's address, seen from the app's own.
    """
    address = f"{room_address()}/{place}"
    code = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
    shown = {"address": address, "code": code, "words": wording.DESK}
    _desk(data=json.dumps(shown), key="presentation_desk")


def short(text: str) -> str:
    """Return of a step's text what a room needs: what to try."""
    found = TRY_IT.search(text)
    return found[0] if found else ""
