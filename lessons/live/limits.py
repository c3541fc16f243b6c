"""What a script may cost in a pane before the pane stops it."""

import time

from lessons.live import wording
from lessons.live.streamlit_internals import ForwardMsg

MAX_QUIET_SECONDS = 15.0
# What a run may draw beyond what an earlier run of its session drew.
MAX_ELEMENTS = 1_000
MAX_BYTES = 2_000_000
# How often, and with how much, a run may update what it has drawn.
MAX_UPDATES = 20_000
MAX_UPDATE_BYTES = 32_000_000
MAX_UPDATE_BYTES_PER_SECOND = 4_000_000
# It has half a second of the processor's time to end, each time that it is told to.
ASKED_IN_VAIN = 4
# A stream sends the whole text so far with each of its pieces.
GROWN_COUNTS = 1 / 16


class LimitExceededError(BaseException):
    """A script went past a limit; not an `Exception`, so that no snippet catches it.

    Attributes:
        line: The line at which it did.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class RunLimits:
    """Counts what one script run costs.

    Time counts while the script makes no Streamlit call, and the wait for any
    one statement counts at most a second: a slow model is not an endless loop.

    Args:
        drawn: How many elements, and bytes of them, an earlier run of the session
            drew: a long talk, which each run draws anew, is no flood.
        line: The line that runs.

    Attributes:
        messages: How many messages it has sent to the browser.
        asked_to_end: How often it was told to end within the statement that runs.
    """

    def __init__(self, drawn: tuple[int, int] = (0, 0), line: int = 0) -> None:
        self.line = line
        self._drawn_before = drawn
        self._began = self._last_mark = time.monotonic()
        self._quiet_seconds = 0.0
        self.messages = 0
        self.asked_to_end = 0
        self._bytes = 0
        self._element_bytes: dict[tuple[int, ...], int] = {}
        self._updates = 0
        self._update_bytes = 0.0

    @property
    def drawn(self) -> tuple[int, int]:
        """The most elements, and bytes of them, that a run of the session drew."""
        elements, size = self._drawn_before
        return max(elements, len(self._element_bytes)), max(size, self._bytes)

    @property
    def is_in_one_call(self) -> bool:
        """Whether it goes on though it was told to end: Python waits for a call."""
        return self.asked_to_end > ASKED_IN_VAIN

    def count_line(self, line: int) -> None:
        """Count the statement that starts at `line`.

        Raises:
            LimitExceededError: The script has run too long without a Streamlit call.
        """
        self.line = line
        self.asked_to_end = 0
        now = time.monotonic()
        self._quiet_seconds += min(now - self._last_mark, 1.0)
        self._last_mark = now
        if self._quiet_seconds > MAX_QUIET_SECONDS:
            raise LimitExceededError(
                self.line,
                wording.TOO_LONG_QUIET.format(seconds=MAX_QUIET_SECONDS),
            )

    def count_message(self, message: ForwardMsg) -> None:
        """Count one message to the browser.

        Raises:
            LimitExceededError: The script has drawn too much, or too often.
        """
        self._quiet_seconds = 0.0
        self.messages += 1
        path = tuple(message.metadata.delta_path)
        size = message.ByteSize()
        largest = self._element_bytes.get(path)
        self._element_bytes[path] = max(size, largest or 0)
        if largest is None:
            self._bytes += size
            elements, _ = self._drawn_before
            if len(self._element_bytes) > elements + MAX_ELEMENTS:
                raise LimitExceededError(
                    self.line, wording.TOO_MANY_ELEMENTS.format(most=MAX_ELEMENTS)
                )
        else:
            self._bytes += max(size - largest, 0)
            self._count_update(size, has_grown=size > largest)
        if self._bytes > self._drawn_before[1] + MAX_BYTES:
            raise LimitExceededError(
                self.line,
                wording.TOO_MANY_BYTES.format(megabytes=MAX_BYTES // 1_000_000),
            )

    def _count_update(self, size: int, *, has_grown: bool) -> None:
        self._updates += 1
        if self._updates > MAX_UPDATES:
            raise LimitExceededError(
                self.line, wording.TOO_MANY_UPDATES.format(most=MAX_UPDATES)
            )
        self._update_bytes += size * GROWN_COUNTS if has_grown else size
        if self._update_bytes > MAX_UPDATE_BYTES:
            seconds = time.monotonic() - self._began
            earned = seconds * MAX_UPDATE_BYTES_PER_SECOND
            if self._update_bytes > MAX_UPDATE_BYTES + earned:
                raise LimitExceededError(
                    self.line,
                    wording.TOO_MANY_UPDATE_BYTES.format(
                        megabytes=self._update_bytes // 1_000_000, seconds=seconds
                    ),
                )
