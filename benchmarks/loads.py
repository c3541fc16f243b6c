"""How soon a page can be used: loaded cold and warm, turned, and after a start."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, load, milliseconds_to_usable, new_tab
from benchmarks.measure import (
    ALONE,
    PAGE,
    Clock,
    Measure,
    both,
    cpu_seconds,
    the_page,
    the_snippet,
    turns,
)
from tests.browser.servers import Server

# What a page loads although it can be used already has come by then.
LATECOMERS_MS = 1_000
OTHER_LESSONS = "a[href$='/history']", "a[href$='/chat_input']"
OTHER_STEPS = ".st-key-next_step button", ".st-key-previous_step button"


@contextmanager
def traffic(tab: Page) -> Iterator[dict[str, float]]:
    """Count a tab's requests and the bytes that came for them."""
    counted = {"requests": 0, "bytes": 0}
    protocol = tab.context.new_cdp_session(tab)
    protocol.send("Network.enable")

    def note_request(event: dict) -> None:
        counted["requests"] += event["request"]["url"].startswith("http")

    def note_bytes(event: dict) -> None:
        counted["bytes"] += event["encodedDataLength"]

    protocol.on("Network.requestWillBeSent", note_request)
    protocol.on("Network.loadingFinished", note_bytes)
    yield counted
    protocol.detach()


def measure_loads(clock: Clock) -> list[Measure]:
    """Measure first loads, second ones, and ways from page to page."""
    cold = Measure("cold load to usable", "ms", 1.05)
    warm = Measure("warm load to usable", "ms", 1.05)
    size = Measure("bytes of the first load", "KB", 0.35)
    requests = Measure("requests of the first load", "")
    cpu = Measure("server CPU of a first load with its files", "ms")
    first = f"{ALONE}, cold load"
    lesson = Measure("lesson to lesson", "ms", 0.12, rival=cold.rival, against=first)
    step = Measure("step to step", "ms", 0.12, rival=cold.rival, against=first)

    def one_load(browser: Browser, side: str, server: Server) -> None:
        tab = new_tab(browser)
        begun = cpu_seconds(server)
        with traffic(tab) as counted:
            cold.add(side, load(tab, side, server))
            tab.wait_for_timeout(LATECOMERS_MS)
        cpu.add(side, (cpu_seconds(server) - begun) * 1000)
        size.add(side, counted["bytes"] / 1000)
        requests.add(side, counted["requests"])
        again = tab.context.new_page()
        warm.add(side, load(again, side, server))
        if side == PAGE:
            lesson.page.extend(_click(again, place) for place in OTHER_LESSONS)
            step.page.extend(_click(again, place) for place in OTHER_STEPS)
        tab.context.close()

    with both() as servers, chromium() as browser:
        for side, server in servers.items():  # A server's very first load is another.
            load(tab := new_tab(browser), side, server)
            tab.context.close()
        for number in clock.rounds():
            for side, server in turns(servers, number):
                one_load(browser, side, server)
    return [cold, warm, size, requests, cpu, lesson, step]


def _click(tab: Page, place: str) -> float:
    """Click what leads on, and return the milliseconds until its page is usable."""
    tab.evaluate("leave()")
    tab.locator(place).first.click()
    return milliseconds_to_usable(tab)


def measure_starts(clock: Clock) -> list[Measure]:
    """Measure the time from the server's start until the first page can be used."""
    measure = Measure("start of the server to first page usable", "ms", 1.5)
    sides = {PAGE: the_page, ALONE: the_snippet}
    with chromium() as browser:
        for number in clock.rounds():
            for side, serving in turns(sides, number):
                tab = new_tab(browser)
                begun = time.monotonic()
                with serving() as server:
                    load(tab, side, server)
                    measure.add(side, (time.monotonic() - begun) * 1000)
                tab.context.close()
    return [measure]
