"""Asks a learner where a mistake's fault is, and says of each line what it did.

All of it is the browser's affair, also the reason: a run would change what one sees of
the mistake. The page runs again for the mend, and remembers that it was shown.
"""

import json
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from lessons.editing.gate import may_edit
from lessons.hunt import wording
from lessons.hunt.fault import Fault, fault_of, lines_to_click
from lessons.lesson_fields import Step
from lessons.live import statement_lines
from lessons.live.code_marks import as_ranges
from lessons.question_card import joined

FOLDER = Path(__file__).parent
KEY, MENDS_SHOWN = "hunt", "mends_shown"
# How the paragraph begins that says it.
THE_MEND = "**The mend:**"

_card = st.components.v2.component(
    "hunt",
    html='<div class="question-card hunt"></div>',
    css=joined(FOLDER, ("hunt",), "css"),
    js=joined(FOLDER, ("hunt",), "js"),
    isolate_styles=False,
)


def is_mend_known(place: str) -> bool:
    """Tell whether a mistake's mend was shown in this session.

    Args:
        place: The step, "<lesson>/<step>".
    """
    return place in st.session_state.get(MENDS_SHOWN, ())


def note_mend_shown(place: str) -> None:
    """Note that a mistake's mend is shown, and with it the reason."""
    st.session_state.setdefault(MENDS_SHOWN, set()).add(place)


def draw_hunt(
    place: str, step: Step, mend: Path, show_mend: Callable[[], None]
) -> None:
    """Draw the card that asks where the fault is, or says how that ended.

    Args:
        place: The step, "<lesson>/<step>".
        step: The mistake, whose script the page shows.
        mend: The script that mends it.
        show_mend: Shows that in its place.
    """
    broken = step.snippet
    fault = fault_of(broken, mend, step.fault_lines)
    is_known = is_mend_known(place)
    reason = [] if is_known else step.text.split("\n\n")
    if may_edit():  # They mend it by hand first.
        reason = [said for said in reason if not said.startswith(THE_MEND)]
    asked = {
        "place": place,
        "isOver": is_known,
        "mayEdit": may_edit(),
        # Once the mend is known, the page says it.
        "reason": reason,
        "fault": fault.lines,
        "isMissing": fault.is_missing,
        "where": _where(fault),
        "code": lines_to_click(broken),
        "statements": [list(lines) for lines in statement_lines(broken).values()],
        "words": wording.CARD,
    }

    # A list in `data` would import pandas; a string does not.
    _card(data=json.dumps(asked), key=KEY, on_mend_change=show_mend)


def _where(fault: Fault) -> str:
    said = wording.IN_LINES if len(fault.lines) > 1 else wording.IN_LINE
    if fault.is_missing:
        said = wording.MISSING
    return said.format(lines=as_ranges(fault.lines))
