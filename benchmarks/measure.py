"""What is measured: the page beside its rival, by turns, within a time."""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tqdm import tqdm

from tests.browser.servers import ROOT, Server, started

SNIPPETS = ROOT / "lessons" / "snippets"
HOME = ROOT / "Home.py"
ECHO_BOT = "echo_bot/echo_bot"
STREAMED_ECHO = "streaming/streamed_echo"
UNREAD = Path(os.devnull)
PAGE, ALONE, HIDDEN = "page", "alone", "runs hidden"


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
    """

    what: str
    unit: str
    goal: float | None = None
    page: list[float] = field(default_factory=list)
    rival: list[float] = field(default_factory=list)
    against: str = ALONE

    @property
    def ratio(self) -> float:
        """The page's median, in the rival's."""
        return statistics.median(self.page) / statistics.median(self.rival)


class Clock:
    """Gives each subject rounds until its time is over, and shows how far it is."""

    def __init__(self, seconds: float) -> None:
        self._bar = tqdm(total=seconds, unit="s", bar_format="{l_bar}{bar}| {elapsed}")

    def rounds(self, subject: str, seconds: float, least: int = 1) -> Iterator[int]:
        """Yield round numbers while another one fits into a subject's time.

        Args:
            subject: Its name, for the bar.
            seconds: How long its rounds may take together.
            least: How many there are in any case.
        """
        self._bar.set_description(subject)
        begun = last = time.monotonic()
        number, longest = 0, 0.0
        while number < least or last - begun + longest <= seconds:
            yield number
            now = time.monotonic()
            longest = max(longest, now - last)
            self._bar.update(now - last)
            number, last = number + 1, now

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.close()


class Rivals(NamedTuple):
    """The two servers that are compared."""

    page: Server
    alone: Server

    def by_turns(self, number: int) -> list[tuple[str, Server]]:
        """Return both with their names; who is first changes with each round."""
        sides = [(PAGE, self.page), (ALONE, self.alone)]
        return sides[::-1] if number % 2 else sides


@contextmanager
def the_page() -> Iterator[Server]:
    """Serve the app as its README says."""
    with started(HOME, ROOT, UNREAD) as server:
        yield server


@contextmanager
def the_snippet(name: str) -> Iterator[Server]:
    """Serve a snippet alone, in a folder without any configuration."""
    with tempfile.TemporaryDirectory() as folder:
        script = shutil.copy(SNIPPETS / f"{name}.py", folder)
        with started(Path(script), Path(folder), UNREAD) as server:
            yield server


@contextmanager
def both(snippet: str = ECHO_BOT) -> Iterator[Rivals]:
    """Serve the app and a snippet alone."""
    with the_page() as page, the_snippet(snippet) as alone:
        yield Rivals(page, alone)


def cpu_seconds(server: Server) -> float:
    """Return the CPU time that a server's process has used, its dead threads' too."""
    return time.clock_gettime(~server.pid << 3 | 2)  # As clock_getcpuclockid(3).


def memory_bytes(server: Server) -> int:
    """Return the memory that a server's process holds."""
    pages = Path(f"/proc/{server.pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
