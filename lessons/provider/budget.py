"""What the server's key may be asked for: by one session, and by all together.

It is counted in this process; another replica of the app counts for itself.
"""

import math
import secrets
import threading
import time
from collections import deque
from weakref import WeakValueDictionary

from lessons.practice.api.errors import ProviderError
from lessons.provider import wording
from lessons.provider.settings import Limits

LIMIT_REACHED = "limit_of_this_server"
MINUTE, DAY = 60.0, 24 * 60 * 60.0

_sessions: "WeakValueDictionary[str, SessionBudget]" = WeakValueDictionary()
_counting = threading.Lock()


class _Window:
    """The times of what was asked within the last minute, or the last day."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.times: deque[float] = deque()

    def wait(self, most: int, now: float) -> float:
        """Return the seconds until one more may be asked: 0 if it may be now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        if len(self.times) < most:
            return 0.0
        return self.times[-most] + self.seconds - now if most else self.seconds


class SessionBudget:
    """A session's part in what the server's key may be asked for.

    Attributes:
        token: What its scripts get in the key's place. It is of use to nobody else,
            and for as long as the session lasts.
    """

    def __init__(self) -> None:
        self.token = f"sk-session-{secrets.token_hex(16)}"
        self.minute, self.day = _Window(MINUTE), _Window(DAY)
        _sessions[self.token] = self


_everyone_minute, _everyone_day = _Window(MINUTE), _Window(DAY)


def find_session(token: str) -> SessionBudget | None:
    """Return the session of a token, if it is one and the session lasts."""
    return _sessions.get(token)


def spend(session: SessionBudget, limits: Limits) -> None:
    """Count a request of a session, if it may ask once more.

    Raises:
        ProviderError: It may not: 429 with the code `LIMIT_REACHED` and how long to
            wait.
    """
    with _counting:
        now = time.monotonic()
        you, all_ = wording.YOU_HAVE, wording.EVERYONE_HAS
        windows = [
            (session.minute, limits.session_requests_a_minute, you),
            (session.day, limits.session_requests_a_day, you),
            (_everyone_minute, limits.server_requests_a_minute, all_),
            (_everyone_day, limits.server_requests_a_day, all_),
        ]
        for window, most, who in windows:
            if wait := window.wait(most, now):
                raise _limit_reached(who, most, window.seconds, wait)
        for window, _, _ in windows:
            window.times.append(now)


def _limit_reached(who: str, most: int, window: float, seconds: float) -> ProviderError:
    if seconds < MINUTE:
        rest = wording.SECONDS.format(count=math.ceil(seconds))
    else:
        rest = wording.HOURS.format(count=math.ceil(seconds / 3600))
    span = wording.MINUTE if window == MINUTE else wording.DAY
    return ProviderError(
        429,
        wording.ASKED_TOO_OFTEN.format(who=who, span=span, most=most, rest=rest),
        kind="requests",
        code=LIMIT_REACHED,
        # To try again at once gains nothing: the client obeys this.
        headers={
            "retry-after": str(math.ceil(seconds)),
            "x-should-retry": "false",
        },
    )
