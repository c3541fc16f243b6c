"""Ends a script that computes without end, also within a single statement.

One thread looks at all scripts that run now. It raises an exception in the thread of a
script that has used too much of the processor's time since its last Streamlit call:
waiting, for a model say, uses none. Python delivers that exception between two of its
instructions, so a single long call into C is not ended: one that lets other threads run
(`hashlib.pbkdf2_hmac`) is told of, as `RunLimits.is_in_one_call`; one that does not
(`sum(itertools.count())`) holds up this thread, too, and only the browser can tell.
"""

import contextlib
import ctypes
import functools
import threading
import time
from collections.abc import Iterator

from lessons.live import wording
from lessons.live.limits import LimitExceededError, RunLimits

# Of the processor's time.
MAX_CPU_SECONDS = 5.0
SECONDS_BETWEEN_LOOKS = 0.25
SECONDS_TO_CLEAN_UP = 0.5


class _TooMuchTime(BaseException):
    """What is raised in a thread from outside, which cannot say why."""


class _Running:
    """A script that runs in a thread, and what it may cost."""

    def __init__(self, limits: RunLimits) -> None:
        self.thread = threading.get_ident()
        self._limits = limits
        self._clock = time.pthread_getcpuclockid(self.thread)
        self._messages, self._began = limits.messages, self._now()

    def _now(self) -> float:
        return time.clock_gettime(self._clock)

    def is_to_end(self) -> bool:
        now = self._now()
        if self._limits.messages != self._messages:
            self._messages, self._began = self._limits.messages, now
        if now - self._began < MAX_CPU_SECONDS:
            return False
        # Who catches what is raised gets it again, but has time to clean up.
        self._began += SECONDS_TO_CLEAN_UP
        self._limits.asked_to_end += 1
        return True


_running: set[_Running] = set()
_changed = threading.Condition()


@contextlib.contextmanager
def ended_if_endless(limits: RunLimits) -> Iterator[None]:
    """End what runs in this thread if it computes without end.

    Where the system has no clock for a thread (macOS, Windows), only `RunLimits` ends
    it, between two statements.

    Args:
        limits: What the script may cost, which counts its messages.

    Raises:
        LimitExceededError: It was ended.
    """
    if not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    running = _Running(limits)
    _watch(running)
    try:
        yield
    except _TooMuchTime:
        reason = wording.TOO_LONG_BUSY.format(seconds=MAX_CPU_SECONDS)
        raise LimitExceededError(limits.line, reason) from None
    finally:
        _leave(running)


def _leave(running: _Running) -> None:
    """Let nothing be raised any more: it would end the page instead."""
    is_left = False
    while not is_left:
        try:
            with _changed:
                _running.discard(running)
            for _ in range(100):  # What was raised before is delivered here.
                pass
            is_left = True
        except _TooMuchTime:
            continue


def _watch(running: _Running) -> None:
    with _changed:
        _running.add(running)
        _changed.notify()
    _begin_to_look()


@functools.cache
def _begin_to_look() -> None:
    threading.Thread(target=_look, name="endless", daemon=True).start()


def _look() -> None:
    while True:
        with _changed:
            while not _running:
                _changed.wait()
            for running in _running:
                if running.is_to_end():
                    _raise_in(running.thread, _TooMuchTime)
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _raise_in(thread: int, exception: type[BaseException]) -> None:
    """Raise in a thread.

    https://docs.python.org/3/c-api/init.html#c.PyThreadState_SetAsyncExc
    """
    raised = ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
