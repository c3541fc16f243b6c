"""Runs a script file in a page, in a pane of its own."""

import lessons.live.secrets  # noqa: F401 - gives each session its own
from lessons.live.pane import live_pane, run_full_size

__all__ = ["live_pane", "run_full_size"]
