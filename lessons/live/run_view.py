"""Shows beside a live pane what its script's runs did."""

from pathlib import Path

import streamlit as st

from lessons.live.code_marks import marks_style, told
from lessons.live.marks import statement_lines
from lessons.live.record import UNDER_WAY, Recorder, RunRecord, plain
from lessons.live.state_table import state_table

BREAK = "  \n"
LOOKED_AT = "live_run_looked_at"
ENDINGS = {
    "failed": " It ended with an error.",
    "interrupted": " It was interrupted.",
    "st.rerun": " It ended with `st.rerun()`.",
    "st.stop": " It ended with `st.stop()`.",
    UNDER_WAY: " It has not ended yet.",
}


class RunView:
    """The line above a pane, the marks in the code beside it, and the state below.

    Create it where the line is to stand; call `draw_below` after the pane. Until
    the next run has something to show, it shows the last one.
    """

    def __init__(self, path: Path, recorder: Recorder) -> None:
        self.statements = statement_lines(path)
        self.recorder = recorder
        recorder.show = self.show
        st.session_state[LOOKED_AT] = None
        self._is_over = False
        self._ways_place = st.container()
        self._line_place = st.container()

    def draw_below(self) -> None:
        """Draw the session state, and the ways to earlier runs above the pane."""
        with st.expander(
            "Session state: what the script keeps from run to run",
            icon=":material/database:",
            expanded=True,
        ):
            self._state_place = st.container()
        self._marks_place = st.container()
        with self._ways_place:
            self._look_back()
        if self.recorder.runs:
            self._show_run(self.recorder.runs[-1])

    def show(self) -> None:
        """Show the last run: what it did so far, or all of it once it has ended."""
        if not self.recorder.runs:
            self._line.markdown(":small[No line ran: Python cannot read the script.]")
            self._state.markdown(":small[Empty: no line has put anything there.]")
            return
        run = self.recorder.runs[-1]
        if run.ending == UNDER_WAY:
            self._line.markdown(f":small[{_heading(run)}{BREAK}It is running …]")
            self._marks.html(marks_style(run, self.statements))
            return
        self._is_over = True
        self._show_run(run)

    def _show_run(self, run: RunRecord, note: str = "") -> None:
        self._line.markdown(f"{note}:small[{self._sentence(run)}]")
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
        runs = {run.number: run for run in self.recorder.runs}
        # The last run is what "now" means, once the page's own script run is over.
        earlier = list(runs)[:-1] if self._is_over else list(runs)
        numbers = [*earlier, None]
        looked_at = st.session_state[LOOKED_AT]
        looked_at = looked_at if looked_at in numbers else None
        index = numbers.index(looked_at)
        ways = (
            ("Earlier run", "Shift+Left", index - 1),
            ("Later run", "Shift+Right", index + 1),
            ("Back to now", None, len(numbers) - 1),
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
        if looked_at:
            self._show_run(
                runs[looked_at],
                ":small[:orange[:material/history: **Looking back:** nothing runs. "
                f"The code and the session state show run {looked_at}, the app shows "
                f"now.]]{BREAK}",
            )
        elif self._is_over:
            self.show()

    def _sentence(self, run: RunRecord) -> str:
        return (
            f"{_heading(run)}{BREAK}{told(run, self.statements)}"
            f"{ENDINGS.get(run.ending, '')} {plain('; '.join(run.changes()))}."
        )


def _look_at(number: int | None) -> None:
    st.session_state[LOOKED_AT] = number


def _heading(run: RunRecord) -> str:
    what = "its fragment ran again"
    if not run.is_fragment:
        again = "" if run.number == 1 else "again "
        what = f"the script ran {again}from line 1"
    return f"**Run {run.number}:** {run.reason}, so {what}."
