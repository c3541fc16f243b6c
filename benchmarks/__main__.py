"""Prints how fast the app is beside the bare snippet: `python -m benchmarks`."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks import report, room, server_cost
from benchmarks.measure import Clock, Measure
from benchmarks.room import Room

Subject = Callable[[Clock], list[Measure] | list[Room]]
QUICK: dict[str, tuple[float, Subject]] = {
    "cpu": (10, lambda clock: server_cost.measure_cpu(clock, 8, tabs=2)),
    "memory": (20, lambda clock: server_cost.measure_memory(clock, tabs=10)),
    "room": (35, lambda clock: room.measure_rooms(clock, (50,), 5)),
}
FULL: dict[str, tuple[float, Subject]] = {
    "cpu": (50, lambda clock: server_cost.measure_cpu(clock, 45, tabs=4)),
    "memory": (75, lambda clock: server_cost.measure_memory(clock, tabs=24)),
    "talk": (
        70,
        lambda clock: server_cost.measure_long_talk(clock, (10, 50, 100, 200, 400)),
    ),
    "room": (260, lambda clock: room.measure_rooms(clock, (50, 100, 200), 20)),
}


def main() -> None:
    """Measure what is asked for, and print it as tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="in 90 seconds, coarsely")
    parser.add_argument(
        "--only", nargs="+", choices=FULL, help="these subjects and no others"
    )
    parser.add_argument("--json", type=Path, help="write every sample to this file")
    asked = parser.parse_args()
    subjects = QUICK if asked.quick else FULL
    chosen = {name: subjects[name] for name in asked.only or subjects}
    clock = Clock(sum(seconds for seconds, _ in chosen.values()))
    measures: list[Measure] = []
    rooms: list[Room] = []
    for _, measure in chosen.values():
        for found in measure(clock):
            (rooms if isinstance(found, Room) else measures).append(found)
    clock.close()
    report.print_report(measures, rooms)
    if asked.json:
        found = {
            "machine": report.machine(),
            "measures": [asdict(measure) for measure in measures],
            "rooms": [asked_room.to_json() for asked_room in rooms],
        }
        asked.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
