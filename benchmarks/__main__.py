"""Measures how fast the app is, beside the bare snippet: `python -m benchmarks`."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmarks import answers, loads, practice, report, room, server_cost
from benchmarks.measure import Clock, Measure
from benchmarks.room import Room

# The seconds that each subject may take, servers' starts included, and its function.
Subjects = dict[str, tuple[float, Callable[[Clock], list[Measure] | list[Room]]]]
QUICK: Subjects = {
    "cpu": (10, partial(server_cost.measure_cpu, tabs=2)),
    "echo": (9, answers.measure_echo),
    "asked": (9, answers.measure_predictions),
    "loads": (12, loads.measure_loads),
    "streams": (14, partial(answers.measure_streams, chunks=50)),
    "starts": (7, loads.measure_starts),
    "room": (30, partial(room.measure_rooms, counts=(50,), seconds=6)),
    "practice": (8, practice.measure_load),
}
FULL: Subjects = {
    "cpu": (50, partial(server_cost.measure_cpu, tabs=4)),
    "echo": (45, answers.measure_echo),
    "asked": (45, answers.measure_predictions),
    "loads": (60, loads.measure_loads),
    "streams": (95, partial(answers.measure_streams, chunks=500)),
    "starts": (30, loads.measure_starts),
    "memory": (75, partial(server_cost.measure_memory, tabs=30)),
    "talk": (
        80,
        partial(server_cost.measure_long_talk, lengths=(10, 50, 100, 200, 400)),
    ),
    "room": (255, partial(room.measure_rooms, counts=(50, 100, 200), seconds=20)),
    "practice": (30, practice.measure_load),
}


def main() -> None:
    """Measure what is asked for, and print it as tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="coarsely, in 90 seconds")
    parser.add_argument("--only", nargs="+", choices=FULL, metavar="SUBJECT")
    parser.add_argument("--json", type=Path, metavar="FILE", help="for every sample")
    asked = parser.parse_args()
    subjects = QUICK if asked.quick else FULL
    chosen = {n: subjects[n] for n in subjects if n in (asked.only or subjects)}
    clock = Clock(sum(seconds for seconds, _ in chosen.values()))
    measures: list[Measure] = []
    rooms: list[Room] = []
    left_out = []
    for name, (seconds, measure) in chosen.items():
        if clock.is_over:
            left_out.append(name)
            continue
        clock.begin(name, seconds)
        for found in measure(clock):
            (rooms if isinstance(found, Room) else measures).append(found)
    clock.close()
    report.print_report(measures, rooms, left_out)
    if asked.json:
        samples = [asdict(measure) for measure in measures]
        seen = [asdict(room) for room in rooms]
        about = {"machine": report.machine(), "left_out": left_out}
        asked.json.write_text(
            json.dumps({**about, "measures": samples, "rooms": seen}, indent=1)
        )


if __name__ == "__main__":
    main()
