"""The tables: Markdown, which is easy to read and to paste."""

import datetime
import os
import platform
import statistics
from pathlib import Path

import streamlit

from benchmarks.measure import Measure
from benchmarks.room import GOALS_MS, Room


def print_report(measures: list[Measure], rooms: list[Room]) -> None:
    """Print what was found."""
    print(f"\n{machine()}\n")
    if measures:
        print("| what | page | rival | ratio | goal | |\n|---|---|---|---|---|---|")
        for measure in measures:
            print(_measure_line(measure))
        print(
            "\nMedian (lowest to highest). The rival is the snippet alone, or as said."
        )
    if rooms:
        print(
            "\n| attendees | where | median | 95th | 99th percentile | goal (95th) "
            "| messages | unanswered | got in | errors | cores |"
        )
        print("|---" * 11 + "|")
        for room in rooms:
            print(_room_line(room))


def machine() -> str:
    """Say what this was measured on, and when."""
    cpu = Path("/proc/cpuinfo").read_text().partition("model name")[2]
    name = cpu.partition(":")[2].partition("\n")[0].strip() or platform.machine()
    return (
        f"{os.cpu_count()} cores ({name}), Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}, {datetime.date.today()}"
    )


def _measure_line(measure: Measure) -> str:
    page, rival = (
        _spread(side, measure.unit) for side in (measure.page, measure.rival)
    )
    if measure.goal is None:
        goal = met = ""
    else:
        goal = f"{measure.goal:g}"
        met = "met" if measure.ratio <= measure.goal else "missed"
    cells = measure.what, page, rival, f"{measure.ratio:.2f}", goal, met
    return f"| {' | '.join(cells)} |"


def _spread(samples: list[float], unit: str) -> str:
    middle = f"{statistics.median(samples):,.0f} {unit}"
    if len(samples) == 1:
        return middle
    return f"{middle} ({min(samples):,.0f} to {max(samples):,.0f})"


def _room_line(room: Room) -> str:
    seen = room.seen
    waits = [f"{room.percentile(percent):,.0f} ms" for percent in (50, 95, 99)]
    goal = GOALS_MS[room.count] if room.side == "page" else None
    cells = [
        str(room.count),
        room.side,
        *waits,
        f"{goal} ms" if goal else "",
        str(len(seen.echoes) + len(seen.unanswered)),
        str(len(seen.unanswered)),
        str(len(seen.opened)),
        str(len(seen.errors)),
        f"{room.cpu:.2f}",
    ]
    return f"| {' | '.join(cells)} |"
