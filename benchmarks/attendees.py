"""A room full of people, in a process of their own.

`python -m benchmarks.attendees http://localhost:8501 --count 200` sends them to any
server of the app, also to one behind a proxy, and prints what they saw as JSON.

Each opens a lesson and sends a message about every five seconds, once the last one has
been answered, and its script run is over. Every fourth talks to the ChatGPT clone,
which streams from the practice model, and the others to the echo bot; now and then
each looks at another lesson and comes back. With `--alone` there is no other lesson:
all open a snippet that runs by itself. Nobody loads the page's files: what these cost
the server at a first load is measured in Chromium.
"""

import argparse
import asyncio
import gc
import json
import random
import time
from collections.abc import Coroutine
from dataclasses import asdict, dataclass, field

from websockets.exceptions import WebSocketException

from benchmarks import places
from benchmarks.client import Echo, SnippetError, Tab, open_tab

ARRIVALS_A_SECOND = 10
SECONDS_BETWEEN = (2.5, 7.5)
MESSAGES_IN_A_LESSON = 6
# Who has no answer by then is not waited for.
DRAIN_SECONDS = 10


@dataclass
class Seen:
    """What the room saw.

    Attributes:
        opened: The seconds until a lesson was there, for each who got in.
        echoes: The seconds until a message was on screen, for each that came.
        unanswered: How long each of the others had been waited for.
        errors: What went wrong.
    """

    opened: list[float] = field(default_factory=list)
    echoes: list[float] = field(default_factory=list)
    unanswered: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Attendee:
    """One person in the room.

    Args:
        number: Which one.
        address: The server's.
        is_alone: Whether the server runs one snippet, and no lessons.
        seen: Where what happens is noted.
    """

    def __init__(
        self, number: int, address: str, seen: Seen, *, is_alone: bool
    ) -> None:
        self.number = number
        self.address = address
        self.seen = seen
        self.is_alone = is_alone
        self.streams = number % 4 == 0 and not is_alone
        self.place = places.CLONE if self.streams else places.ECHO_BOT
        if is_alone:
            self.place = places.ALONE
        self._dice = random.Random(number)  # noqa: S311 - no secret hangs on it
        self._is_in = False
        self._waits_for: Echo | None = None

    async def attend(self, leaves: float) -> None:
        """Come when it is time, and talk until the room closes."""
        await asyncio.sleep(self.number / ARRIVALS_A_SECOND)
        try:
            async with asyncio.timeout_at(leaves + DRAIN_SECONDS):
                begun = time.perf_counter()
                async with open_tab(self.address, *self.place) as tab:
                    self._is_in = True
                    self.seen.opened.append(time.perf_counter() - begun)
                    await self._talk(tab, leaves)
        except TimeoutError:
            if self._waits_for:
                waited = time.perf_counter() - self._waits_for.sent
                self.seen.unanswered.append(waited)
            elif self._is_in:
                self.seen.errors.append("A run was not over when the room closed.")
        except (SnippetError, WebSocketException, OSError) as error:
            self.seen.errors.append(f"{type(error).__name__}: {error}")

    async def _talk(self, tab: Tab, leaves: float) -> None:
        now = asyncio.get_running_loop().time
        said = 0
        while True:
            pause = self._dice.uniform(*SECONDS_BETWEEN)
            if now() + pause > leaves:
                return
            await asyncio.sleep(pause)
            said += 1
            await self._say(tab, f"attendee {self.number} says {said}")
            if not self.is_alone and said % MESSAGES_IN_A_LESSON == 0:
                await tab.go(*places.ELSEWHERE)
                await tab.go(*self.place)

    async def _say(self, tab: Tab, message: str) -> None:
        # Of a streamed answer, what the learner said is on screen first.
        echo = Echo(message if self.streams else f"Echo: {message}")
        self._waits_for = echo
        try:
            await tab.say(message, echo)
        finally:
            if echo.seconds:
                self.seen.echoes.append(echo.seconds)
                self._waits_for = None


async def fill_room(
    address: str, count: int, seconds: float, *, is_alone: bool
) -> Seen:
    """Let people come, and talk until some seconds after the last one came."""
    seen = Seen()
    leaves = asyncio.get_running_loop().time() + count / ARRIVALS_A_SECOND + seconds
    people: list[Coroutine[None, None, None]] = [
        Attendee(number, address, seen, is_alone=is_alone).attend(leaves)
        for number in range(count)
    ]
    await asyncio.gather(*people)
    return seen


def main() -> None:
    """Fill the room and print what it saw."""
    parser = argparse.ArgumentParser(description="A room full of people.")
    parser.add_argument("address", help="the server, as http://localhost:8501")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--alone", action="store_true")
    asked = parser.parse_args()
    gc.freeze()  # What was imported need not be looked at while times are taken.
    seen = asyncio.run(
        fill_room(asked.address, asked.count, asked.seconds, is_alone=asked.alone)
    )
    print(json.dumps(asdict(seen)))


if __name__ == "__main__":
    main()
