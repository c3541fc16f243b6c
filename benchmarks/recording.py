"""Measures what "Show what runs" costs: `python benchmarks/recording.py`.

Submits messages to a lesson's page in the app's own process, by turns with the
switch on and off, and prints the medians from submit to answer and the memory
that a session takes for its recorded runs.
"""

import statistics
import sys
import time
import tracemalloc
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from lesson_app import OpenLesson  # noqa: E402 - needs the path above

ROUNDS = 15
CASES = {
    "echo bot": ("echo_bot", 3, "hello"),
    "streamed answer of 500 chunks": ("streaming", 3, "word " * 498),
}


def open_page(slug: str, step: int, *, recording: bool) -> OpenLesson:
    """Open a lesson's step with the switch on or off."""
    page = OpenLesson(slug, step)
    page.app.toggle(key="live_show_runs").set_value(recording).run()
    page.go_to(slug, step)
    return page


def submit(page: OpenLesson, message: str) -> float:
    """Send a message and return the seconds until its answer is there."""
    page.restart()
    began = time.perf_counter()
    page.app.chat_input[0].set_value(message).run()
    return time.perf_counter() - began


def memory_of_runs(slug: str, step: int, message: str, *, recording: bool) -> int:
    """Return the bytes that a session holds after ten messages."""
    page = open_page(slug, step, recording=recording)
    tracemalloc.start()
    for _ in range(10):
        page.app.chat_input[0].set_value(message).run()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held


def main() -> None:
    """Print a line for each case."""
    sleep = time.sleep
    time.sleep = lambda seconds: sleep(seconds / 1000)
    for name, (slug, step, message) in CASES.items():
        on = open_page(slug, step, recording=True)
        off = open_page(slug, step, recording=False)
        pairs = [(submit(on, message), submit(off, message)) for _ in range(ROUNDS)]
        with_it, without = (
            statistics.median(times) for times in zip(*pairs, strict=True)
        )
        held, held_without = (
            memory_of_runs(slug, step, message, recording=recording)
            for recording in (True, False)
        )
        print(
            f"{name}: {with_it * 1000:.0f} ms with, {without * 1000:.0f} ms without "
            f"({with_it / without:.2f}x); memory of ten messages "
            f"{held / 1e6:.2f} MB with, {held_without / 1e6:.2f} MB without"
        )


if __name__ == "__main__":
    main()
