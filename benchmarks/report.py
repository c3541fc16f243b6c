"""The tables: Markdown, which is easy to read and to paste."""

import datetime
import os
import platform
import statistics
from pathlib import Path

import streamlit

from benchmarks.measure import ALONE, PAGE, Measure
from benchmarks.room import GOALS_MS, Room

MEASURED = "| what | page | alone | ratio | goal | |\n|---|--:|--:|--:|--:|---|"
ROOMS = (
    "| attendees | where | median | 95th | 99th percentile | goal for the 95th "
    "| messages | unanswered | errors | got in | the 95th of them after "
    "| server's cores |\n|--:|---" + "|--:" * 10 + "|"
)


def print_report(
    measures: list[Measure], rooms: list[Room], left_out: list[str]
) -> None:
    """Print what was found, and what there was no time for."""
    print(f"\n{machine()}.\n")
    if measures:
        print("\n".join([MEASURED, *map(_measure_line, measures)]))
        print("\nMedian (lowest to highest), and the ratio of the medians.")
        for measure in measures:
            if measure.note:
                print(f"{measure.what}: {measure.note}.")
    if rooms:
        print("\n" + "\n".join([ROOMS, *map(_room_line, rooms)]))
        for error in sorted({error for room in rooms for error in room.seen.errors}):
            print(f"An error: {error}")
    if left_out:
        print(f"\nThere was no time for: {', '.join(left_out)}.")


def machine() -> str:
    """Say what this was measured on, and when."""
    about = Path("/proc/cpuinfo").read_text().partition("model name")[2]
    name = about.partition(":")[2].partition("\n")[0].strip() or platform.machine()
    return (
        f"{os.cpu_count()} cores ({name}), Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}, {datetime.date.today()}"
    )


def _measure_line(measure: Measure) -> str:
    sides = [_spread(side, measure.unit) for side in (measure.page, measure.rival)]
    if measure.against != ALONE:
        sides[1] += f", {measure.against}"
    goal = met = ""
    if measure.goal is not None:
        goal = f"{measure.goal:g}"
        met = "met" if measure.ratio <= measure.goal else "missed"
    return _line(measure.what, *sides, f"{measure.ratio:.2f}", goal, met)


def _spread(samples: list[float], unit: str) -> str:
    middle = f"{statistics.median(samples):,.0f} {unit}".strip()
    if len(samples) == 1:
        return middle
    return f"{middle} ({min(samples):,.0f} to {max(samples):,.0f})"


def _room_line(room: Room) -> str:
    seen = room.seen
    goal = f"{GOALS_MS[room.count]} ms" if room.side == PAGE else ""
    waits = [_wait(room.wait_for_echo(percent)) for percent in (50, 95, 99)]
    sent = len(seen.echoes) + len(seen.unanswered)
    counts = [sent, len(seen.unanswered), len(seen.errors), len(seen.opened)]
    got_in = _wait(room.wait_for_lesson(95))
    cells = [room.side, *waits, goal, *map(str, counts), got_in, f"{room.cpu:.2f}"]
    return _line(str(room.count), *cells)


def _wait(wait: float | None) -> str:
    return "none" if wait is None else f"{wait:,.0f} ms"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
