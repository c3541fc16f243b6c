"""Runs a script file in a page, in a pane of its own."""

import lessons.live.error_details  # noqa: F401 - a script's are its own affair
from lessons.live.arrivals import take_arrivals
from lessons.live.pane import forget_keys, live_pane, run_full_size
from lessons.live.who_answers import WhoAnswers

__all__ = ["WhoAnswers", "forget_keys", "live_pane", "run_full_size", "take_arrivals"]
