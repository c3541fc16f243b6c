"""What is measured: the page beside its rival, by turns, within a time."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from lessons.snippet_files import snippet_path
from tests.browser.servers import ROOT, Server, started

ECHO_BOT = "echo_bot/echo_bot"
STREAMED_ECHO = "streaming/streamed_echo"
UNREAD = Path(os.devnull)
# The sides that are compared; the last is the page with its switch off.
PAGE, ALONE, HIDDEN = "page", "alone", "runs hidden"

T = TypeVar("T")


@dataclass
class Measure:
    """One row: the same thing in the page and for its rival.

    Attributes:
        what: What is measured.
        unit: In what.
        goal: The ratio that the page should stay under, if there is one.
        page: The page's samples.
        rival: The rival's samples.
        against: Who the rival is.
        note: What else there is to say.
    """

    what: str
    unit: str
    goal: float | None = None
    page: list[float] = field(default_factory=list)
    rival: list[float] = field(default_factory=list)
    against: str = ALONE
    note: str = ""

    def add(self, side: str, sample: float) -> None:
        """Add a sample of the page's or of the rival's."""
        (self.page if side == PAGE else self.rival).append(sample)

    @property
    def ratio(self) -> float:
        """The page's median, in the rival's."""
        return statistics.median(self.page) / statistics.median(self.rival)


class Clock:
    """Says what a subject has time for, and shows how far all of it is.

    Args:
        seconds: How long all subjects may take together.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._begun = self._deadline = 0.0
        self._planned = self._shown = 0.0
        self._bar = tqdm(total=seconds, bar_format="{desc} |{bar}| {percentage:.0f}%")

    @property
    def is_over(self) -> bool:
        """Whether all the time is used."""
        return time.monotonic() > self._end

    @property
    def left(self) -> float:
        """How many seconds the subject has left."""
        return self._deadline - time.monotonic()

    def begin(self, subject: str, seconds: float) -> None:
        """Begin a subject, which may take so long."""
        self._begun = time.monotonic()
        self._deadline = self._begun + seconds
        self._shown, self._planned = self._planned, self._planned + seconds
        self._bar.set_description_str(f"{subject:8}", refresh=False)
        self.show()

    def rounds(self) -> Iterator[int]:
        """Yield 0, and the numbers after it while the subject has time for a round."""
        number, longest = 0, 0.0
        while not number or longest <= self.left:
            begun = time.monotonic()
            yield number
            longest = max(longest, time.monotonic() - begun)
            number += 1
            self.show()

    def show(self) -> None:
        """Show how far the subject is."""
        passed = time.monotonic() - self._begun
        self._bar.n = min(self._shown + passed, self._planned)
        self._bar.refresh()

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.close()


def turns(sides: Mapping[str, T], number: int) -> list[tuple[str, T]]:
    """Return the sides with their names; who is first changes with each round."""
    return list(sides.items())[:: -1 if number % 2 else 1]


@contextmanager
def the_page() -> Iterator[Server]:
    """Serve the app as its README says."""
    with started(ROOT / "Home.py", ROOT, UNREAD) as server:
        yield server


@contextmanager
def the_snippet(name: str = ECHO_BOT) -> Iterator[Server]:
    """Serve a snippet alone, in a folder without any configuration."""
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(snippet_path(name), folder)
        with started(Path(script), Path(folder), UNREAD) as server:
            yield server


@contextmanager
def both(snippet: str = ECHO_BOT) -> Iterator[dict[str, Server]]:
    """Serve the app and a snippet alone, and yield both by their side."""
    with the_page() as page, the_snippet(snippet) as alone:
        yield {PAGE: page, ALONE: alone}


def cpu_seconds(server: Server) -> float:
    """Return the CPU time that a server's process has used, its dead threads' too.

    The clock's number is made as in clock_getcpuclockid(3).
    """
    return time.clock_gettime(~server.pid << 3 | 2)


def memory_bytes(server: Server) -> int:
    """Return the memory that a server's process holds."""
    pages = Path(f"/proc/{server.pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
