"""The practice model under load: what everyone else then waits for."""

import asyncio
import json
import subprocess
import sys
import time

import httpx2

from benchmarks import places
from benchmarks.client import Echo, open_tab
from benchmarks.hard_requests import CLIENTS
from benchmarks.measure import Clock, Measure, the_page
from tests.browser.servers import ROOT

PAUSE_SECONDS = 0.1


def measure_load(clock: Clock) -> list[Measure]:
    """Measure the server's health and a learner's echo, without load and with it."""
    name = f"practice under load ({CLIENTS} clients)"
    health = Measure(f"{name}: health", "ms", against="no load")
    echo = Measure(f"{name}: a learner's echo", "ms", against="no load")
    with the_page() as server:
        asked_for = clock.left / 2
        health.rival, echo.rival = asyncio.run(_watch(server.address, asked_for))
        clock.show()
        command = [sys.executable, "-m", "benchmarks.hard_requests", server.address]
        with subprocess.Popen(  # noqa: S603 - these are our own words
            [*command, "--seconds", str(asked_for)], cwd=ROOT, stdout=subprocess.PIPE
        ) as load:
            time.sleep(1)  # The clients take that long to start.
            health.page, echo.page = asyncio.run(_watch(server.address, asked_for - 1))
            answered, _ = load.communicate(timeout=asked_for + 60)
        clock.show()
    statuses = ", ".join(f"{n} × {s}" for s, n in json.loads(answered).items())
    health.note = f"answered: {statuses}"
    return [health, echo]


async def _watch(address: str, seconds: float) -> tuple[list[float], list[float]]:
    """Ask for the server's health, and send messages beside that.

    Returns:
        The milliseconds that each health check took, and each echo.
    """
    until = time.monotonic() + seconds
    return await asyncio.gather(_ask(address, until), _say(address, until))


async def _ask(address: str, until: float) -> list[float]:
    taken = []
    async with httpx2.AsyncClient(timeout=60) as http:
        while time.monotonic() < until:
            begun = time.perf_counter()
            (await http.get(f"{address}/_stcore/health")).raise_for_status()
            taken.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(PAUSE_SECONDS)
    return taken


async def _say(address: str, until: float) -> list[float]:
    taken = []
    async with open_tab(address, *places.ECHO_BOT) as tab:
        while time.monotonic() < until or not taken:
            text = f"message {len(taken)}"
            taken.append(await tab.say(text, Echo(f"Echo: {text}")) * 1000)
            await asyncio.sleep(PAUSE_SECONDS)
    return taken
