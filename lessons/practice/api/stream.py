"""Sends an answer as a model does: after a while, then piece by piece."""

import asyncio
import contextlib
import itertools
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

from starlette.responses import StreamingResponse
from starlette.types import Send

PIECES_A_SECOND = 40
FIRST_PIECE_SECONDS = 0.3
# The environment variable for how fast the app's own practice models answer.
PRACTICE_SPEED = "PRACTICE_SPEED"


def read_speed(text: str) -> float:
    """Return the tokens a second that a text asks for; 0 means at once.

    Raises:
        ValueError: It is no such number.
    """
    with contextlib.suppress(ValueError):
        speed = float(text)
        if 0 <= speed < float("inf"):
            return speed
    raise ValueError(f"A speed is a number from 0 on, not {text!r}.")


def configured_speed() -> float:
    """Return the tokens a second that the environment asks for.

    Raises:
        SystemExit: It asks for no number. The server asks when it starts, and ends.
    """
    text = os.environ.get(PRACTICE_SPEED)
    try:
        return read_speed(text) if text else PIECES_A_SECOND
    except ValueError as error:
        raise SystemExit(f"{PRACTICE_SPEED} is wrong. {error}") from error


@dataclass(frozen=True)
class Events:
    """The events of a stream.

    Attributes:
        opening: What comes before the text.
        pieces: The text, a token each.
        closing: What comes after the text.
    """

    opening: Iterable[str]
    pieces: Iterable[str]
    closing: Iterable[str]

    def written(self) -> "Events":
        """Return the same events, each of them made by now."""
        return Events(tuple(self.opening), tuple(self.pieces), tuple(self.closing))

    def broken(self, tokens: int) -> "Events":
        """Return the same events, up to the middle of the text."""
        half = max(1, tokens // 2)
        return replace(self, pieces=itertools.islice(self.pieces, half), closing=())


@dataclass(frozen=True)
class Pace:
    """How fast a model answers.

    Attributes:
        pieces_a_second: How fast tokens come; 0 means at once.
        before_first: For how many seconds nothing comes.
        sleep: What passes the time.
    """

    pieces_a_second: float = PIECES_A_SECOND
    before_first: float = FIRST_PIECE_SECONDS
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep

    @property
    def between(self) -> float:
        """For how many seconds nothing comes between two tokens."""
        return 1 / self.pieces_a_second if self.pieces_a_second else 0

    def slowed(self, times: float) -> "Pace":
        """Return a pace that is so many times slower."""
        return replace(
            self,
            pieces_a_second=self.pieces_a_second / times,
            before_first=self.before_first * times,
        )

    def after(self, seconds: float) -> "Pace":
        """Return the same pace, begun so much later."""
        return replace(self, before_first=self.before_first + seconds)


async def streamed(events: Events, pace: Pace) -> AsyncIterator[str]:
    """Yield the events of a stream at a model's pace."""
    await pace.sleep(pace.before_first)
    for event in events.opening:
        yield event
    for event in events.pieces:
        await pace.sleep(pace.between)
        yield event
    for event in events.closing:
        yield event


async def whole(text: str, tokens: int, pace: Pace) -> AsyncIterator[str]:
    """Yield a text at once, when a model would have come to its end."""
    await pace.sleep(pace.before_first)
    await pace.sleep(pace.between * tokens)
    yield text


class AnswerResponse(StreamingResponse):
    """An answer that begins when there is something to send.

    It ends early where the client leaves, and without an end where it is `broken`:
    the server then closes the connection, and the client sees that it broke.
    """

    def __init__(
        self, content: AsyncIterator[str], media_type: str, is_broken: bool = False
    ) -> None:
        # Whoever compressed what a request made it repeat could be busy for seconds.
        headers = {"cache-control": "no-cache", "content-encoding": "identity"}
        super().__init__(content, headers=headers, media_type=media_type)
        self.is_broken = is_broken

    async def stream_response(self, send: Send) -> None:
        """Send the answer. No byte goes before its first piece is there."""
        start = {"status": self.status_code, "headers": self.raw_headers}
        async for piece in self.body_iterator:
            if start:
                await send({"type": "http.response.start", **start})
                start = {}
            body = str(piece).encode()
            await send({"type": "http.response.body", "body": body, "more_body": True})
        if not self.is_broken:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
