"""Shows beside a live pane what its script's runs did."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from lessons.live.marks import statement_lines
from lessons.live.record import Recorder, RunRecord, plain
from lessons.live.state_text import StateText

LOOKED_AT = "live_run_looked_at"
ENDINGS = {
    "failed": " It ended with an error.",
    "interrupted": " It was interrupted.",
    "st.rerun": " It ended with `st.rerun()`.",
    "st.stop": " It ended with `st.stop()`.",
}
STATE_STYLE = """
.live-state { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
.live-state :is(th, td) { text-align: left; vertical-align: top; padding: 0.25rem; }
.live-state th { font-family: monospace; white-space: nowrap; width: 1%; }
.live-state td:last-child { white-space: nowrap; width: 1%; }
.live-state td { overflow-wrap: anywhere; white-space: pre-wrap; }
"""


class RunView:
    """The line above a pane, the marks in the code beside it, and the state below.

    Create it where the line is to stand; call `draw_below` after the pane.
    """

    def __init__(self, path: Path, recorder: Recorder) -> None:
        self.statements = statement_lines(path)
        self.recorder = recorder
        self._line = st.empty()
        self._marks = st.empty()
        recorder.show = self.show_lines

    def draw_below(self) -> None:
        """Draw the way back to earlier runs, and room for the session state."""
        st.session_state[LOOKED_AT] = None
        self._look_back()
        with st.expander(
            "Session state now", icon=":material/database:", expanded=True
        ):
            self._state = st.empty()

    def show_lines(self) -> None:
        """Mark the lines that ran so far."""
        run = self.recorder.runs[-1]
        self._line.markdown(f":small[{_heading(run)} It is running …]")
        self._marks.html(self._style(run.lines))

    def show_run(self) -> None:
        """Show what the run did that has just ended."""
        if not self.recorder.runs:
            self._line.markdown(":small[No line ran: Python cannot read the script.]")
            return
        run = self.recorder.runs[-1]
        self._line.markdown(f":small[{self._sentence(run)}]")
        self._marks.html(self._style(run.lines))
        self._state.html(state_table(run))

    @st.fragment
    def _look_back(self) -> None:
        runs = {run.number: run for run in self.recorder.runs}
        looked_at = st.session_state[LOOKED_AT]
        numbers = [*runs, None]
        index = numbers.index(looked_at if looked_at in runs else None)
        with st.container(horizontal=True, vertical_alignment="center"):
            for label, key, step in (
                ("Earlier run", "Shift+Left", -1),
                ("Later run", "Shift+Right", 1),
            ):
                target = index + step
                st.button(
                    label,
                    type="tertiary",
                    shortcut=key,
                    key=f"live_{label}",
                    disabled=not 0 <= target < len(numbers),
                    on_click=_look_at,
                    args=(numbers[target] if 0 <= target < len(numbers) else None,),
                )
            st.button(
                "Now",
                type="tertiary",
                key="live_now",
                disabled=looked_at is None,
                on_click=_look_at,
                args=(None,),
            )
        if looked_at in runs:
            run = runs[looked_at]
            st.markdown(f":material/history: Looking back. {self._sentence(run)}")
            st.html(self._style(run.lines, important=True) + state_table(run))

    def _sentence(self, run: RunRecord) -> str:
        ran, all_lines = self._lines_of(run.lines), self._lines_of(self.statements)
        return (
            f"{_heading(run)} {len(ran)} of {len(all_lines)} lines ran in "
            f"{run.seconds * 1000:,.0f} ms.{ENDINGS.get(run.ending, '')} "
            f"{plain('; '.join(run.changes()))}."
        )

    def _lines_of(self, marks: Iterable[int]) -> set[int]:
        """Return all lines of the statements that begin at these."""
        return {line for mark in marks for line in self.statements.get(mark, [mark])}

    def _style(self, marks: Iterable[int], *, important: bool = False) -> str:
        """Return HTML that marks lines in the code panel, for eyes and ears."""
        force = " !important" if important else ""
        rules = (
            f".code-panel-line {{ --ran: 0{force} }}"
            f".code-panel-line::before {{ content: none{force} }}"
        )
        if lines := sorted(self._lines_of(marks)):
            ran = f".code-panel-line:is({', '.join(map(_nth_child, lines))})"
            rules += f"{ran} {{ --ran: 1{force} }}"
            # The text after the slash is read out, and not shown.
            rules += f"{ran}::before {{ content: '' / 'ran: '{force} }}"
        # A style on its own would go to another place of the page, and linger there.
        return f"<style>{rules}</style><i hidden></i>"


def state_table(run: RunRecord) -> str:
    """Return a session state as an HTML table, with what the run changed marked."""
    before, after = run.before, run.after or {}
    rows = [_state_row(key, before, after) for key in {**before, **after}]
    if not rows:
        rows = ["<tr><td>Empty: the script has put nothing there.</td></tr>"]
    name = f'aria-label="Session state after run {run.number}"'
    table = f'<table class="live-state" {name}>{"".join(rows)}</table>'
    return f"<style>{STATE_STYLE}</style>{table}"


def _state_row(key: str, before: StateText, after: StateText) -> str:
    if key not in after:
        mark, rows = "removed", before[key]
    elif key not in before:
        mark, rows = "added", after[key]
    else:
        mark, rows = "" if before[key] == after[key] else "changed", after[key]
    shown = "\n".join(
        f"<b>{escape(role)}</b> {escape(text)}" if role else escape(text)
        for role, text in rows
    )
    head = f'<th scope="row">{escape(key)}</th>'
    return f"<tr>{head}<td>{shown or '[]'}</td><td>{mark}</td></tr>"


def _look_at(number: int | None) -> None:
    st.session_state[LOOKED_AT] = number


def _nth_child(number: int) -> str:
    return f":nth-child({number})"


def _heading(run: RunRecord) -> str:
    return f"**Run {run.number}:** {run.reason}."
