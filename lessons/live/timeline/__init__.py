"""The timeline: a dot a run, its reason as a tooltip; a dot chosen shows that run."""

import html
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

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


def timeline(runs: Sequence[RunRecord], shown: RunRecord) -> str:
    """Return the timeline as HTML.

    Args:
        runs: The runs, oldest first; the last one is now.
        shown: The run in view.
    """
    dots = "".join(_dot(run, is_shown=run is shown) for run in runs)
    return f'<div class="live-timeline" role="group" aria-label="Runs">{dots}</div>'


def watch_timeline(choose: Callable[[int], None]) -> None:
    """Let the learner choose a run by click, touch or key.

    Args:
        choose: Is called with the run's number, before the script or fragment that
            draws this runs again.
    """
    _keys_and_clicks(
        key=KEY, on_run_change=lambda: choose(int(st.session_state[KEY].run or 0))
    )


def _dot(run: RunRecord, *, is_shown: bool) -> str:
    # The reason is HTML; a tooltip is text.
    reason = html.unescape(TAG.sub("", run.reason))
    said = escape(f"Run {run.number}: {reason}")
    return (
        f'<button type="button" title="{said}" aria-label="{said}" '
        f'aria-pressed="{str(is_shown).lower()}" tabindex="{0 if is_shown else -1}">'
        f"<span>{run.number}</span></button>"
    )
