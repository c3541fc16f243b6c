"""Shows beside a live pane what its script's runs did."""

import json
import tokenize
from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.live import wording
from lessons.live.code_marks import (
    Statements,
    fault_style,
    lines_that_ran,
    marks_style,
    told,
)
from lessons.live.marks import statement_lines, syntax_fault
from lessons.live.record import UNDER_WAY, RunRecord
from lessons.live.recorder import Recorder
from lessons.live.state_table import state_table
from lessons.live.timeline import timeline, watch_timeline

LOOKED_AT = "live_run_looked_at"
ENDINGS = {
    "failed": wording.FAILED,
    "interrupted": wording.INTERRUPTED,
    "st.rerun": wording.ENDED_WITH_RERUN,
    "st.stop": wording.ENDED_WITH_STOP,
    UNDER_WAY: wording.NOT_ENDED,
}


class RunView:
    """What is said of a script's runs: a timeline and a sentence, marks, the state.

    Until the next run has something to show, it shows the last one.

    Args:
        path: The script's file. Other files may have run in its session before.
        recorder: What it shows the runs of.
        line_place: Where the timeline and the sentence are drawn.
        is_seen: Whether the learner sees any of it, or the page's other parts alone.
        shows_state: Whether a box with the session state is drawn, here.
    """

    def __init__(
        self,
        path: Path,
        recorder: Recorder,
        line_place: DeltaGenerator,
        *,
        is_seen: bool,
        shows_state: bool,
    ) -> None:
        self.recorder = recorder
        self.runs: Sequence[RunRecord] = recorder.runs
        self._path = path
        self._is_seen = is_seen
        self._is_over = False
        self._line = line_place
        self._state: DeltaGenerator | None = None
        self._state_box = _draw_state_box() if shows_state else None
        st.session_state[LOOKED_AT] = None
        with line_place:
            self._look_back()
        # What the last run showed stays in the browser until this one shows something;
        # but who may look back later writes to the state's box now, which empties it.
        if self.runs and self._state:
            self._state.html(state_table(self.runs[-1]))
        recorder.show = self.show

    def show(self) -> None:
        """Show the last run: what it did so far, or all of it once it has ended."""
        if not self.runs and not self._is_seen:
            return
        if not self.runs:
            self._say(f'<p class="live-line">{wording.NO_RUN}</p>')
            if self._state:
                self._state.markdown(wording.NO_LINE_FILLED_STATE)
            return
        self._is_over = self.runs[-1].ending != UNDER_WAY
        self._show_last_run()

    def _show_last_run(self) -> None:
        run = self.runs[-1]
        if run.script == self._path or not self._is_seen:
            self._show_run(run)
            return
        fault = syntax_fault(self._path)
        said = wording.NO_RUN_OF_LINE if fault else wording.NOT_RUN_YET
        line = f'<p class="live-line">{said.format(line=fault)}</p>'
        self._say(f"{timeline(list(self.runs), None)}{line}{fault_style(fault)}")

    def _show_run(self, run: RunRecord) -> None:
        runs = list(self.runs)
        is_last = run is runs[-1]
        statements = statement_lines(run.script)
        data = escape(_as_json(run, statements)) if is_last else ""
        if not self._is_seen:
            self._say(f'<p class="live-line" data-run="{data}" hidden></p>')
            return
        code = "" if run.script == self._path else _lines_of(run.script)
        changes = run.changes()
        if not changes and self._state_box:
            changes = [wording.NOTHING_CHANGED]
        attributes = f'data-run="{data}"{code}'
        said = _sentence(run, statements, changes, attributes, is_last=is_last)
        self._say(f"{timeline(runs, run)}{said}{marks_style(run, statements)}")
        if self._state:
            self._state.html(state_table(run))

    def _say(self, line: str) -> None:
        """Draw the timeline, the sentence and the marks in place of the last ones."""
        self._line = self._line.html(line)

    @st.fragment
    def _look_back(self) -> None:
        """Draw the ways to other runs, and show the one that was chosen."""
        self._line = st.container(key="live_line")
        watch_timeline(_look_at)
        self._state = None
        if self._state_box:
            # A fragment may fill a place outside it if it did so when the page ran.
            with self._state_box:
                self._state = st.empty()
        runs = {run.number: run for run in list(self.runs)}
        looked_at = runs.get(st.session_state[LOOKED_AT])
        if looked_at and looked_at is not self.runs[-1]:
            self._show_run(looked_at)
        elif self._is_over:
            self.show()


def _sentence(
    run: RunRecord,
    statements: Statements,
    changes: list[str],
    attributes: str,
    *,
    is_last: bool,
) -> str:
    """Return in HTML why a run began, which lines ran, and what changed."""
    ended = f"{ENDINGS.get(run.ending, '')}{'; '.join(changes)}{'.' if changes else ''}"
    ended = f'<span class="live-changes">{ended}</span>'
    if run.ending == UNDER_WAY and is_last:
        going_on = wording.IN_ONE_CALL.format(line=run.line)
        ended = going_on if run.is_in_one_call else wording.IS_RUNNING
    which = escape(told(run, statements))
    notice = "" if is_last else wording.LOOKING_BACK
    return (
        f'<p class="live-line" {attributes}>'
        f'<span class="live-looking-back">{notice}</span> '
        f'<span class="live-why">{_heading(run)}</span> '
        f'<span class="live-ran">{which}</span> {ended}</p>'
    )


def _lines_of(script: Path) -> str:
    """Return the attribute that tells the code panel what another file's lines are."""
    with tokenize.open(script) as file:
        # As the code panel's: a form feed, say, ends none.
        lines = file.read().removesuffix("\n").split("\n")
    return f' data-lines="{escape(json.dumps([[["", line]] for line in lines]))}"'


def _draw_state_box() -> DeltaGenerator:
    with st.container(key="live_state"):
        return st.expander(
            wording.STATE_HEADING, icon=":material/database:", expanded=True
        )


def _look_at(number: int) -> None:
    st.session_state[LOOKED_AT] = number


def _heading(run: RunRecord) -> str:
    if run.is_fragment:
        what = wording.FRAGMENT_RAN
    elif run.number == 1:
        what = wording.FIRST_RAN
    else:
        what = wording.RAN_AGAIN
    if run.callback:
        callback = escape(run.callback)
        what = wording.CALLBACK_RAN.format(callback=callback, what=what)
    return wording.HEADING.format(number=run.number, reason=run.reason, what=what)


def _as_json(run: RunRecord, statements: Statements) -> str:
    """Return what the page's other parts may know of a run.

    Returns:
        JSON of its number, beginning, deed, messages sent so far and ending, whether it
        interrupts another, how often each line ran and which statement was the last,
        by its first line; and how many entries each value of the session state holds,
        or what it is.
    """
    state = {
        key: value.summary if value.size is None else value.size
        for key, value in run.after.items()
    }
    return json.dumps(
        {
            "number": run.number,
            "began": run.began,
            "deed": run.deed,
            "sent": run.sent,
            "interrupts": run.interrupts,
            "ending": run.ending,
            "lines": lines_that_ran(run, statements),
            "line": run.line,
            "state": state,
        }
    )
