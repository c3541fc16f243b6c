"""Runs a script file in a page, in a pane of its own."""

from lessons.live.pane import forget_keys, live_pane, run_full_size

__all__ = ["forget_keys", "live_pane", "run_full_size"]
