"""The time that a run has to take what was sent to it, before a newer one stops it."""

import threading
import time

# A run begins as late as its page reaches it. It gets this time, as alone.
SECONDS = 0.2
# Of the processor's, which a busy server may not have given it in that time.
CPU_SECONDS = 0.01
# A script that waits uses none of the processor's.
MAX_SECONDS = 2.0


class TimeToBegin:
    """The time of the run that begins now, in this thread."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._began_cpu = time.thread_time()
        # macOS and Windows have no clock of a thread's that another one can read.
        self._clock: int | None = None
        if hasattr(time, "pthread_getcpuclockid"):
            self._clock = time.pthread_getcpuclockid(threading.get_ident())

    def is_over(self) -> bool:
        """Tell whether a newer message may stop the run."""
        waited = time.monotonic() - self._began
        if waited <= SECONDS or self._clock is None:
            return waited > SECONDS
        try:
            used = time.clock_gettime(self._clock) - self._began_cpu
        except OSError:  # The thread has ended.
            return True
        return used > CPU_SECONDS or waited > MAX_SECONDS
