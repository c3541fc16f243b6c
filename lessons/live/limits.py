"""What a script may cost in a pane before the pane stops it."""

import time

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MAX_QUIET_SECONDS = 15.0
MAX_MESSAGES = 20_000
MAX_ELEMENTS = 1_000
MAX_BYTES = 2_000_000


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
    """

    def __init__(self, line: int = 0) -> None:
        self.line = line
        self._quiet_seconds = 0.0
        self._last_mark = time.monotonic()
        self._messages = 0
        self._bytes = 0
        self._element_bytes: dict[tuple[int, ...], int] = {}

    def count_line(self, line: int) -> None:
        """Count the statement that starts at `line`.

        Raises:
            LimitExceededError: The script has run too long without a Streamlit call.
        """
        self.line = line
        now = time.monotonic()
        self._quiet_seconds += min(now - self._last_mark, 1.0)
        self._last_mark = now
        if self._quiet_seconds > MAX_QUIET_SECONDS:
            raise LimitExceededError(
                self.line,
                f"it ran for {MAX_QUIET_SECONDS:.0f} seconds without a Streamlit "
                "call. An endless loop does this.",
            )

    def count_message(self, message: ForwardMsg) -> None:
        """Count one message to the browser.

        Raises:
            LimitExceededError: The script has drawn too much.
        """
        self._quiet_seconds = 0.0
        self._messages += 1
        path = tuple(message.metadata.delta_path)
        size = message.ByteSize()
        self._bytes += size - self._element_bytes.get(path, 0)
        self._element_bytes[path] = size
        if self._bytes > MAX_BYTES:
            raise LimitExceededError(
                self.line,
                f"it drew more than {MAX_BYTES // 1_000_000} MB, which would "
                "freeze this browser tab.",
            )
        if len(self._element_bytes) > MAX_ELEMENTS:
            raise LimitExceededError(
                self.line, f"it drew more than {MAX_ELEMENTS:,} elements."
            )
        if self._messages > MAX_MESSAGES:
            raise LimitExceededError(
                self.line, f"it updated its elements more than {MAX_MESSAGES:,} times."
            )
