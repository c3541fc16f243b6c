"""Runs a script file in a page, in a pane of its own.

To lift it into another project, copy this folder as `lessons/live/`, with an empty
`lessons/__init__.py`; it needs the pinned Streamlit alone. Call `live_pane(path)` last
in a page. With `runs_in`, whatever has the class `line-<number>` in an element of the
class `code-panel-code` is marked.
"""

import lessons.live.error_details  # noqa: F401 - a script's are its own affair
from lessons.live.arrivals import take_arrivals
from lessons.live.marks import statement_lines
from lessons.live.pane import forget_keys, forget_sessions, live_pane, run_full_size
from lessons.live.who_answers import WhoAnswers

__all__ = [
    "WhoAnswers",
    "forget_keys",
    "forget_sessions",
    "live_pane",
    "run_full_size",
    "statement_lines",
    "take_arrivals",
]
