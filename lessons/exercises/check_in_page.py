"""Draws what a learner's script must do, the button that checks it, and what it found.

The page does not wait: while a check is under way, the browser asks for this part of
the page again and again.
"""

import json
import time
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from lessons.editing.gate import may_edit
from lessons.exercise_fields import Exercise, WrongTurn
from lessons.exercises import wording
from lessons.exercises.checking import Stopped
from lessons.exercises.judging import Verdict
from lessons.exercises.page_check import PageCheck
from lessons.exercises.report import failure_lines, report, step_explaining
from lessons.exercises.task import points_list
from lessons.lesson_fields import RECAP

SESSIONS_CHECK = "exercise_check"
# What a script draws may be long.
LONGEST_LINE, MOST_LINES = 300, 40

_status = st.components.v2.component(
    "check",
    html='<p class="check-status" role="status"></p>'
    '<button type="button" class="check-line" hidden></button>',
    css="""
.check-status { margin: 0 }
.check-line {
  min-height: 2.75rem; padding: 0; border: 0; background: none;
  color: var(--st-link-color); font: inherit; text-decoration: underline;
  cursor: pointer;
}
[class*=st-key-check_found] [data-testid=stText] { overflow-wrap: anywhere }
""",
    js=Path(__file__).with_name("check.js").read_text("utf-8"),
    isolate_styles=False,
)


def draw_check(exercise: Exercise, source: str | None, name: str) -> None:
    """Draw the points, the button, and how far the check is.

    Nothing of it is for who may not edit.

    Args:
        exercise: The exercise.
        source: The learner's script; None where it is not known, and not checked.
        name: How its file is called.
    """
    if may_edit():
        _draw(exercise, source, name)


@st.fragment
def _draw(exercise: Exercise, source: str | None, name: str) -> None:
    if not may_edit():  # A fragment's run is a request of its own.
        return
    key = f"check_{exercise.name}"
    points = st.empty()
    row = st.container(horizontal=True, vertical_alignment="center", gap="small")
    is_asked = row.button(
        wording.CHECK,
        key=key,
        icon=":material/fact_check:",
        type="primary",
        disabled=source is None,
    )
    if is_asked and source is not None:
        _begin(exercise, source, name)
    check: PageCheck | None = st.session_state.get(SESSIONS_CHECK)
    if check and check.exercise.name != exercise.name:
        check = None
    # It may be over a moment later: the page is told of one moment.
    is_over = bool(check and check.is_over)
    is_stale = bool(check and is_over and check.source != source)
    if is_stale:  # It says nothing of what is there now.
        check = None
    found = check.found if check and is_over else None
    points.markdown(points_list(exercise, found))
    with row:
        _draw_status(f"{key}_status", check, is_over=is_over)
    if is_stale:
        st.caption(wording.CHANGED)
    elif check and is_over:
        _draw_end(check)
    elif check and not check.is_waiting:
        _draw_way(*check.runs)


def _begin(exercise: Exercise, source: str, name: str) -> None:
    """Begin a check in place of the session's last one."""
    if earlier := st.session_state.get(SESSIONS_CHECK):
        earlier.end()
    st.session_state[SESSIONS_CHECK] = PageCheck(exercise, source, name)


def _draw_status(key: str, check: PageCheck | None, *, is_over: bool) -> None:
    """Draw what a screen reader is told, too; and let the browser ask again."""
    said = solved = ""
    if check and is_over:
        said = _ending(check)
        if isinstance(check.found, Verdict) and check.found.is_right:
            slug, _, number = check.exercise.name.rpartition("_")
            solved = f"{slug}/{RECAP}/{number}"
    elif check and check.is_waiting:
        said = wording.WAITS
    # Each time another number: else the browser would find nothing new, and not ask.
    looks = time.monotonic_ns() if check and not is_over else 0
    line = _line_of_failure(check) if check and is_over else ""
    told = {
        "said": said,
        "looks": str(looks),
        "solved": solved,
        "line": line,
        "showLine": wording.SHOW_LINE.format(line=line) if line else "",
    }
    _status(data=json.dumps(told), key=key, on_look_change=lambda: None)


def _ending(check: PageCheck) -> str:
    """Return in a sentence how a check ended."""
    found = check.found
    if not found:
        return check.fault
    if isinstance(found, Stopped) or found.is_right:
        *_, last = report(found)
        return last
    return wording.CHECKED.format(
        holding=len(found.holding), all=len(check.exercise.points)
    )


def _line_of_failure(check: PageCheck) -> str:
    found = check.found
    failure = found.failure if isinstance(found, Verdict) else None
    return str(failure.line) if failure and failure.line else ""


def _draw_way(done: int, of: int) -> None:
    said = wording.RUN_OF.format(number=min(done + 1, of), of=of)
    st.progress(done / of if of else 0.0, said if done else wording.BEGINS)


def _draw_end(check: PageCheck) -> None:
    found = check.found
    if not isinstance(found, Verdict) or not found.failure:
        return
    if found.turn:
        _draw_turn(found.turn)
    with st.container(border=True, key=f"check_found_{check.exercise.name}"):
        st.text("\n".join(_shortened(failure_lines(found.failure))))
    st.caption(wording.SEE_IT)


def _draw_turn(turn: WrongTurn) -> None:
    slug, _, name = turn.step.partition("/")
    address = f"{slug}?step={name}"
    see = wording.LOOK_AT_STEP.format(step=step_explaining(turn), address=address)
    with st.container(border=True, gap="xsmall"):
        st.text(turn.says)
        st.markdown(see)


def _shortened(lines: Iterable[str]) -> list[str]:
    """Return lines of what a script drew as far as a person would read them."""
    shown = [
        f"{line[:LONGEST_LINE]} …" if len(line) > LONGEST_LINE else line
        for line in lines
    ]
    return [*shown[:MOST_LINES], "…"] if len(shown) > MOST_LINES else shown
