"""What a session costs the server: CPU time and memory.

The messages come from the websocket client, so that no browser takes CPU time.
"""

import asyncio
import time
from contextlib import AsyncExitStack

from benchmarks.client import Tab, open_tab
from benchmarks.measure import (
    ALONE,
    ECHO_BOT,
    HIDDEN,
    PAGE,
    Clock,
    Measure,
    both,
    cpu_seconds,
    memory_bytes,
    the_page,
    the_snippet,
)
from tests.browser.servers import Server

LESSON = {PAGE: ("echo_bot", "step=3"), HIDDEN: ("echo_bot", "step=3"), ALONE: ("", "")}
SWITCH = "live_show_runs"
# What a run leaves behind (garbage, the file watcher) is done by then.
SETTLING_SECONDS = 0.2


async def open_lesson(stack: AsyncExitStack, side: str, server: Server) -> Tab:
    """Open the echo bot in a tab that stays open as long as the stack."""
    tab = await stack.enter_async_context(open_tab(server.address, *LESSON[side]))
    if side == HIDDEN:
        await tab.set_checkbox(SWITCH, value=False)
    return tab


async def talk(tab: Tab, messages: int) -> None:
    """Send messages one after the other, each after the echo of the last."""
    for _ in range(messages):
        text = f"message {time.monotonic_ns()}"
        await tab.say(text, f"Echo: {text}".__eq__)


def measure_cpu(clock: Clock, seconds: float, tabs: int) -> list[Measure]:
    """Measure the CPU time of opening a page, and of a message in it."""
    opening = Measure("opening run on the server, CPU", "ms", 0.3)
    message = Measure("server CPU a message", "ms", 0.4)
    showing = Measure("showing runs: server CPU a message", "ms", against=HIDDEN)

    async def one_round(side: str, server: Server) -> tuple[float, float]:
        async with AsyncExitStack() as stack:
            begun = cpu_seconds(server)
            opened = [await open_lesson(stack, side, server) for _ in range(tabs)]
            await asyncio.sleep(SETTLING_SECONDS)
            between = cpu_seconds(server)
            for tab in opened:
                await talk(tab, 10)
            await asyncio.sleep(SETTLING_SECONDS)
            spent = cpu_seconds(server) - between
        return (between - begun) * 1000 / tabs, spent * 1000 / tabs / 10

    with both() as rivals:
        for _, server in rivals.by_turns(0):
            asyncio.run(one_round(ALONE if server is rivals.alone else PAGE, server))
        for number in clock.rounds("server CPU", seconds):
            for side, server in [*rivals.by_turns(number), (HIDDEN, rivals.page)]:
                opened, said = asyncio.run(one_round(side, server))
                if side == PAGE:
                    opening.page.append(opened)
                    message.page.append(said)
                    showing.page.append(said)
                elif side == ALONE:
                    opening.rival.append(opened)
                    message.rival.append(said)
                else:
                    showing.rival.append(said)
    return [message, opening, showing]


def measure_memory(clock: Clock, tabs: int) -> list[Measure]:
    """Measure what a session with ten messages adds to a server's memory."""
    held: dict[str, float] = {}

    async def added(side: str, server: Server) -> float:
        async with AsyncExitStack() as stack:
            before = 0
            for number in range(tabs + 5):
                if number == 5:  # The first ones pay for what is loaded once.
                    before = memory_bytes(server)
                await talk(await open_lesson(stack, side, server), 10)
            return (memory_bytes(server) - before) / tabs / 1000

    sides = {PAGE: the_page(), ALONE: the_snippet(ECHO_BOT), HIDDEN: the_page()}
    for _, (side, started) in zip(
        clock.rounds("memory", 0, len(sides)), sides.items(), strict=True
    ):
        with started as server:
            held[side] = asyncio.run(added(side, server))
    return [
        Measure("memory a session", "KB", 1.3, [held[PAGE]], [held[ALONE]]),
        Measure(
            "showing runs: memory a session",
            "KB",
            None,
            [held[PAGE]],
            [held[HIDDEN]],
            HIDDEN,
        ),
    ]


def measure_long_talk(clock: Clock, lengths: tuple[int, ...]) -> list[Measure]:
    """Measure the CPU time of a message in a talk that grows.

    Args:
        clock: Shows how far it is.
        lengths: How many messages the talk has, question and answer counted each.
    """
    measures = {
        length: Measure(f"the same at {length} messages in one talk", "ms", 1.0)
        for length in lengths
    }

    async def measured() -> None:
        with both() as rivals:
            async with AsyncExitStack() as stack:
                sides = rivals.by_turns(0)
                tabs = [
                    await open_lesson(stack, side, server) for side, server in sides
                ]
                said = 0
                for length, measure in measures.items():
                    for _ in clock.rounds("a long talk", 0):
                        for (side, server), tab in zip(sides, tabs, strict=True):
                            await talk(tab, length // 2 - said - 5)
                            samples = measure.page if side == PAGE else measure.rival
                            for _ in range(5):
                                samples.append(await cpu_of_a_message(tab, server))
                    said = length // 2

    asyncio.run(measured())
    return list(measures.values())


async def cpu_of_a_message(tab: Tab, server: Server) -> float:
    """Send one message, and return the milliseconds of CPU time that it took."""
    begun = cpu_seconds(server)
    await talk(tab, 1)
    await asyncio.sleep(SETTLING_SECONDS)
    return (cpu_seconds(server) - begun) * 1000
