"""Does the practice model's work beside the event loop, which serves others too."""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request

from lessons.practice.api.errors import ProviderError
from lessons.practice.api.models import rate_limited

AT_ONCE, MOST_WAITING = 2, 100
# Threads share one interpreter. So a place stays empty three times as long as its
# work took, and even the worst requests leave the server half of its time.
REST = 3.0

Result = TypeVar("Result")


class WorkerThreads:
    """Does a few pieces of work at once, and lets a bounded number wait."""

    def __init__(self) -> None:
        self._places = CapacityLimiter(AT_ONCE)

    async def do(self, work: Callable[[], Result], request: Request) -> Result:
        """Do a piece of work in a thread, once its turn has come.

        Args:
            work: The work.
            request: Who wants it done.

        Returns:
            What the work returns. What it raises is raised.

        Raises:
            ProviderError: Too many wait, or nobody waits for it any more.
        """
        # Nothing is awaited between this and the wait, so no two get the last place.
        if self._places.statistics().tasks_waiting >= MOST_WAITING:
            raise rate_limited(f"requests waiting: Limit {MOST_WAITING}")
        async with self._places:
            if await request.is_disconnected():
                raise ProviderError(400, "The client left before its turn.")
            begun = time.perf_counter()
            try:
                return await to_thread.run_sync(work)
            finally:
                await asyncio.sleep(REST * (time.perf_counter() - begun))
