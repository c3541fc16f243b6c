"""Asks a learner where a mistake's fault is, and says of each line what it did.

Until the fault is found or shown, a click is the browser's affair. Then the page runs
again, with the reason and the way to the mend. A session remembers what it was shown.
"""

import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lessons.hunt import wording
from lessons.hunt.fault import Fault, fault_of, lines_to_click
from lessons.live import statement_lines
from lessons.live.code_marks import as_ranges
from lessons.question_card import joined

FOLDER = Path(__file__).parent
KEY, HUNTS = "hunt", "hunts"
# How a hunt ends, and what else the card asks for.
FOUND, SHOWN, MEND = "found", "shown", "mend"

_card = st.components.v2.component(
    "hunt",
    html='<div class="question-card hunt"></div>',
    css=joined(FOLDER, ("hunt",), "css"),
    js=joined(FOLDER, ("hunt",), "js"),
    isolate_styles=False,
)


def is_over(place: str) -> bool:
    """Tell whether a mistake's fault was found or shown in this session.

    Args:
        place: The step, "<lesson>/<step>".
    """
    return bool(_ending(place))


def note_shown(place: str) -> None:
    """Note that a mistake's fault is shown, unless the learner has found it."""
    st.session_state.setdefault(HUNTS, {}).setdefault(place, SHOWN)


def draw_hunt(
    place: str, broken: Path, mend: Path, show_mend: Callable[[], None]
) -> None:
    """Draw the card that asks where the fault is, or says how that ended.

    Args:
        place: The step, "<lesson>/<step>".
        broken: Its script, which the page shows.
        mend: The script that mends it.
        show_mend: Shows that in its place.
    """
    fault = fault_of(broken, mend)
    asked = {
        "place": place,
        "ending": _ending(place),
        "fault": fault.lines,
        "isMissing": fault.is_missing,
        "where": _where(fault),
        "code": lines_to_click(broken),
        "statements": [list(lines) for lines in statement_lines(broken).values()],
        "words": wording.CARD,
    }

    def hear() -> None:
        told = st.session_state[KEY].told
        if told == MEND:
            show_mend()
        elif told in (FOUND, SHOWN):
            st.session_state.setdefault(HUNTS, {})[place] = told

    # A list in `data` would import pandas; a string does not.
    _card(data=json.dumps(asked), key=KEY, on_told_change=hear)


def _ending(place: str) -> str:
    ending: str = st.session_state.get(HUNTS, {}).get(place, "")
    return ending


def _where(fault: Fault) -> str:
    said = wording.IN_LINES if len(fault.lines) > 1 else wording.IN_LINE
    if fault.is_missing:
        said = wording.MISSING
    return said.format(lines=as_ranges(fault.lines))
