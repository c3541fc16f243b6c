"""A room of attendees: how long each waits for the echo of a message."""

import json
import math
import subprocess
import sys
from dataclasses import dataclass

from benchmarks.attendees import ARRIVALS_A_SECOND, DRAIN_SECONDS, Seen
from benchmarks.measure import (
    ALONE,
    PAGE,
    Clock,
    cpu_seconds,
    the_page,
    the_snippet,
)
from tests.browser.servers import ROOT, Server

# How many attendees, and what their 95th percentile should stay under.
GOALS_MS = {50: 80, 100: 300, 200: 1000}


@dataclass
class Room:
    """One room: what its attendees saw.

    Attributes:
        count: How many there were.
        side: Whether they were in the page, or at the snippet alone.
        seen: What they saw.
        cpu: How many cores' time the server used.
    """

    count: int
    side: str
    seen: Seen
    cpu: float

    def wait_for_echo(self, percent: float) -> float | None:
        """Return the milliseconds that so many of the echoes took at most.

        A message without an answer counts with the time that it had waited. None: no
        message was sent.
        """
        return percentile(self.seen.echoes + self.seen.unanswered, percent)

    def wait_for_lesson(self, percent: float) -> float | None:
        """Return the same of the lessons that were opened."""
        return percentile(self.seen.opened, percent)


def percentile(seconds: list[float], percent: float) -> float | None:
    """Return the milliseconds that so many of some waits took at most."""
    if not seconds:
        return None
    return sorted(seconds)[math.ceil(len(seconds) * percent / 100) - 1] * 1000


def measure_rooms(clock: Clock, counts: tuple[int, ...], seconds: float) -> list[Room]:
    """Fill a room with so many attendees, once in the page and once alone."""
    rooms = []
    sides = {PAGE: the_page, ALONE: the_snippet}
    for count in counts:
        for side, serving in sides.items():
            with serving() as server:
                rooms.append(_fill(server, count, seconds, side))
            clock.show()
    return rooms


def _fill(server: Server, count: int, seconds: float, side: str) -> Room:
    lasts = count / ARRIVALS_A_SECOND + seconds
    numbers = ["--count", str(count), "--seconds", str(seconds)]
    alone = ["--alone"] if side == ALONE else []
    command = [sys.executable, "-m", "benchmarks.attendees", server.address]
    begun = cpu_seconds(server)
    attendees = subprocess.run(  # noqa: S603 - these are our own words
        [*command, *numbers, *alone],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        timeout=lasts + DRAIN_SECONDS + 60,
    )
    spent = cpu_seconds(server) - begun
    return Room(count, side, Seen(**json.loads(attendees.stdout)), spent / lasts)
