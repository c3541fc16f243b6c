"""What a session costs the server: CPU time and memory.

The messages come from the websocket client, so that no browser takes CPU time.
"""

import asyncio
import time
from contextlib import AsyncExitStack

from benchmarks import places
from benchmarks.client import Echo, Tab, open_tab
from benchmarks.measure import (
    ALONE,
    HIDDEN,
    PAGE,
    Clock,
    Measure,
    both,
    cpu_seconds,
    memory_bytes,
    the_page,
    the_snippet,
    turns,
)
from tests.browser.servers import Server

MESSAGES = 10
# What a run leaves behind (garbage, the file watcher) is done by then.
SETTLING_SECONDS = 0.2
# The first sessions pay for what is loaded once.
FIRST_SESSIONS, LEAST_SESSIONS = 5, 5
SAMPLES = 5


async def open_lesson(stack: AsyncExitStack, side: str, server: Server) -> Tab:
    """Open the echo bot in a tab that stays open as long as the stack."""
    lesson = places.ALONE if side == ALONE else places.ECHO_BOT
    tab = await stack.enter_async_context(open_tab(server.address, *lesson))
    if side == HIDDEN:
        await tab.set_checkbox("live_show_runs", value=False)
    return tab


async def talk(tab: Tab, messages: int) -> None:
    """Send messages one after the other, each after the run of the last."""
    for _ in range(messages):
        text = f"message {time.monotonic_ns()}"
        await tab.say(text, Echo(f"Echo: {text}"))


def measure_cpu(clock: Clock, tabs: int) -> list[Measure]:
    """Measure the CPU time of opening a page in some tabs, and of a message there."""
    message = Measure("server CPU a message", "ms", 0.4)
    opening = Measure("opening run on the server, CPU", "ms", 0.3)
    showing = Measure(
        "showing runs: server CPU a message", "ms", page=message.page, against=HIDDEN
    )
    with both() as servers:
        sides = servers | {HIDDEN: servers[PAGE]}
        for side, server in servers.items():
            asyncio.run(_cpu_of_tabs(side, server, 1))
        for number in clock.rounds():
            for side, server in turns(sides, number):
                opened, said = asyncio.run(_cpu_of_tabs(side, server, tabs))
                if side == HIDDEN:
                    showing.rival.append(said)
                else:
                    opening.add(side, opened)
                    message.add(side, said)
    return [message, opening, showing]


async def _cpu_of_tabs(side: str, server: Server, tabs: int) -> tuple[float, float]:
    """Open tabs and talk in each.

    Returns:
        The milliseconds of CPU time that a tab took to open, and a message in it.
    """
    async with AsyncExitStack() as stack:
        begun = cpu_seconds(server)
        opened = [await open_lesson(stack, side, server) for _ in range(tabs)]
        await asyncio.sleep(SETTLING_SECONDS)
        between = cpu_seconds(server)
        for tab in opened:
            await talk(tab, MESSAGES)
        await asyncio.sleep(SETTLING_SECONDS)
        spent = cpu_seconds(server) - between
    return (between - begun) * 1000 / tabs, spent * 1000 / tabs / MESSAGES


def measure_memory(clock: Clock, tabs: int) -> list[Measure]:
    """Measure what a session with ten messages adds to a server's memory.

    Args:
        clock: Gives the time; where it is short, there are fewer sessions.
        tabs: How many sessions are opened, and stay open.
    """
    seconds = clock.left / 3
    held = {}
    sides = {PAGE: the_page, ALONE: the_snippet, HIDDEN: the_page}
    for side, serving in sides.items():
        with serving() as server:
            held[side] = [asyncio.run(_added_kilobytes(side, server, tabs, seconds))]
        clock.show()
    what = "memory a session after ten messages"
    showing = f"showing runs: {what}"
    return [
        Measure(what, "KB", 1.3, held[PAGE], held[ALONE]),
        Measure(showing, "KB", None, held[PAGE], held[HIDDEN], HIDDEN),
    ]


async def _added_kilobytes(
    side: str, server: Server, tabs: int, seconds: float
) -> float:
    until = time.monotonic() + seconds
    async with AsyncExitStack() as stack:
        for _ in range(FIRST_SESSIONS):
            await talk(await open_lesson(stack, side, server), MESSAGES)
        before, sessions = memory_bytes(server), 0
        while sessions < tabs and (
            time.monotonic() < until or sessions < LEAST_SESSIONS
        ):
            await talk(await open_lesson(stack, side, server), MESSAGES)
            sessions += 1
        return (memory_bytes(server) - before) / sessions / 1000


def measure_long_talk(clock: Clock, lengths: tuple[int, ...]) -> list[Measure]:
    """Measure the CPU time of a message in a talk that grows.

    Args:
        clock: Gives the time; what is not reached in it is left out.
        lengths: How many messages the talk has, question and answer counted each.
    """
    return asyncio.run(_talk_at_lengths(clock, lengths))


async def _talk_at_lengths(clock: Clock, lengths: tuple[int, ...]) -> list[Measure]:
    measures = []
    with both() as servers:
        async with AsyncExitStack() as stack:
            tabs = {
                side: await open_lesson(stack, side, server)
                for side, server in servers.items()
            }
            said = 0
            for length in lengths:
                what = f"server CPU a message, {length} in one talk"
                measure = Measure(what, "ms", 1.0)
                for tab in tabs.values():
                    await talk(tab, length // 2 - said - SAMPLES)
                for number in range(SAMPLES):
                    for side, tab in turns(tabs, number):
                        measure.add(side, await _cpu_of_a_message(tab, servers[side]))
                measures.append(measure)
                said = length // 2
                clock.show()
                if clock.left < 0:
                    break
    return measures


async def _cpu_of_a_message(tab: Tab, server: Server) -> float:
    begun = cpu_seconds(server)
    await talk(tab, 1)
    await asyncio.sleep(SETTLING_SECONDS)
    return (cpu_seconds(server) - begun) * 1000
