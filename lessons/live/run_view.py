"""Shows beside a live pane what its script's runs did."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.live import wording
from lessons.live.code_marks import marks_style, told
from lessons.live.marks import statement_lines
from lessons.live.record import UNDER_WAY, Recorder, RunRecord
from lessons.live.state_table import state_table

LOOKED_AT = "live_run_looked_at"
ENDINGS = {
    "failed": wording.FAILED,
    "interrupted": wording.INTERRUPTED,
    "st.rerun": wording.ENDED_WITH_RERUN,
    "st.stop": wording.ENDED_WITH_STOP,
    UNDER_WAY: wording.NOT_ENDED,
}
PARAGRAPH = (
    "<style>.live-line code { font-size: 0.8125rem; }</style>"
    '<p class="live-line" style="margin: 0; font-size: 0.875rem">'
)
NOTICE = '<p style="margin: 0; font-size: 0.875rem; background: rgb(217 119 6 / 16%)">'


class RunView:
    """The line above a pane, the marks in the code beside it, and the state below.

    Create it where the line is to stand; call `draw_below` after the pane. Until
    the next run has something to show, it shows the last one.

    Args:
        path: The script's file.
        recorder: What it shows the runs of; None keeps its places, all empty, so
            that nothing moves when it is switched on or off.
    """

    def __init__(self, path: Path, recorder: Recorder | None) -> None:
        self.recorder = recorder
        self.runs: Sequence[RunRecord] = recorder.runs if recorder else ()
        self.statements = statement_lines(path) if recorder else {}
        self._is_over = False
        self._ways_place = self._place()
        self._line_place = self._place()

    def draw_below(self) -> None:
        """Draw the session state, and the ways to earlier runs above the pane."""
        if not self.recorder:
            st.empty()
            st.empty()
            return
        with st.expander(
            wording.STATE_HEADING,
            icon=":material/database:",
            expanded=True,
        ):
            self._state_place = st.container()
        self._marks_place = st.container()
        st.session_state[LOOKED_AT] = None
        with self._ways_place:
            self._look_back()
        if self.runs:
            self._show_run(self.runs[-1])
        self.recorder.show = self.show

    def show(self) -> None:
        """Show the last run: what it did so far, or all of it once it has ended."""
        if not self.runs:
            self._line.html(f"{PARAGRAPH}{wording.NO_RUN}</p>")
            self._state.markdown(wording.NO_LINE_FILLED_STATE)
            return
        run = self.runs[-1]
        self._is_over = run.ending != UNDER_WAY
        self._show_run(run)

    def _place(self) -> DeltaGenerator:
        return st.container() if self.recorder else st.empty()

    def _show_run(self, run: RunRecord, notice: str = "") -> None:
        self._line.html(notice + self._sentence(run))
        self._marks.html(marks_style(run, self.statements))
        self._state.html(state_table(run))

    @st.fragment
    def _look_back(self) -> None:
        """Draw the ways to other runs, and show the one that was chosen."""
        # A fragment may fill such places again if it did so when the page ran.
        with self._line_place:
            self._line = st.empty()
        with self._marks_place:
            self._marks = st.empty()
        with self._state_place:
            self._state = st.empty()
        runs = {run.number: run for run in list(self.runs)}
        # The last run is what "now" means, once the page's own script run is over.
        earlier = list(runs)[:-1] if self._is_over else list(runs)
        numbers = [*earlier, None]
        looked_at = st.session_state[LOOKED_AT]
        looked_at = looked_at if looked_at in numbers else None
        _draw_ways(numbers, numbers.index(looked_at))
        if looked_at:
            notice = f"{NOTICE}{wording.LOOKING_BACK.format(number=looked_at)}</p>"
            self._show_run(runs[looked_at], notice)
        elif self._is_over:
            self.show()

    def _sentence(self, run: RunRecord) -> str:
        """Return in HTML why a run began, which lines ran, and what changed."""
        changes = f"{ENDINGS.get(run.ending, '')}{'; '.join(run.changes())}."
        if run.ending == UNDER_WAY and run is self.runs[-1]:
            changes = wording.IS_RUNNING
        which = escape(told(run, self.statements))
        return f"{PARAGRAPH}{_heading(run)}<br>{which} {changes}</p>"


def _draw_ways(numbers: list[int | None], index: int) -> None:
    """Draw the buttons that lead from one run to others.

    Args:
        numbers: The runs' numbers in order; the last stands for now, and is None.
        index: Which of them is shown.
    """
    ways = (
        (wording.EARLIER, "Shift+Left", index - 1),
        (wording.LATER, "Shift+Right", index + 1),
        (wording.NOW, None, len(numbers) - 1),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, key, target in ways:
            leads_on = 0 <= target < len(numbers) and target != index
            st.button(
                label,
                type="tertiary",
                shortcut=key,
                key=f"live_{label}",
                disabled=not leads_on,
                on_click=_look_at,
                args=(numbers[target] if leads_on else None,),
            )


def _look_at(number: int | None) -> None:
    st.session_state[LOOKED_AT] = number


def _heading(run: RunRecord) -> str:
    if run.is_fragment:
        what = wording.FRAGMENT_RAN
    elif run.number == 1:
        what = wording.FIRST_RAN
    else:
        what = wording.RAN_AGAIN
    return wording.HEADING.format(number=run.number, reason=run.reason, what=what)
