"""The timeline: a dot a run, its reason as a tooltip; a dot chosen shows that run."""

import html
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from lessons.live import wording
from lessons.live.record import RunRecord

FOLDER = Path(__file__).parent
KEY = "live_timeline"
TAG = re.compile(r"</?\w+>")

_keys_and_clicks = st.components.v2.component(
    "live_timeline",
    css=(FOLDER / "timeline.css").read_text("utf-8"),
    js=(FOLDER / "timeline.js").read_text("utf-8"),
    isolate_styles=False,
)


def timeline(runs: Sequence[RunRecord], shown: RunRecord | None) -> str:
    """Return the timeline as HTML.

    Args:
        runs: The runs, oldest first; the last one is now.
        shown: The run in view, if one is.
    """
    dots = "".join(_dot(run, is_shown=run is shown) for run in runs)
    named = f'role="radiogroup" aria-label="{wording.TIMELINE}"'
    return f'<div class="live-timeline" {named}>{dots}</div>'


def watch_timeline(choose: Callable[[int], None]) -> None:
    """Let the learner choose a run by click, touch or key.

    Args:
        choose: Is called with the run's number, before the script or fragment that
            draws this runs again.
    """

    def hear() -> None:
        told = st.session_state.get(KEY)
        run = told.run if told else None
        if isinstance(run, int):  # A browser may say anything.
            choose(run)

    _keys_and_clicks(key=KEY, on_run_change=hear)


def _dot(run: RunRecord, *, is_shown: bool) -> str:
    # The reason is HTML; a tooltip is text.
    reason = html.unescape(TAG.sub("", run.reason))
    said = escape(wording.DOT.format(number=run.number, reason=reason))
    checked, tab_stop = ("true", 0) if is_shown else ("false", -1)
    return (
        f'<button type="button" title="{said}" aria-label="{said}" role="radio" '
        f'aria-checked="{checked}" tabindex="{tab_stop}">'
        f"<span>{run.number}</span></button>"
    )
