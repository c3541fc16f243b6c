"""How soon an answer is on screen in Chromium, whole or streamed."""

from contextlib import ExitStack

from playwright.sync_api import Page

from benchmarks.browser import TIMEOUT_MS, chromium, load, new_tab
from benchmarks.measure import (
    ECHO_BOT,
    HIDDEN,
    PAGE,
    STREAMED_ECHO,
    Clock,
    Measure,
    both,
    the_page,
    turns,
)
from tests.browser.visits import send, wait_for_run

# When the first chunk comes does not depend on how many follow it.
SHORT, SHORT_ANSWERS = "a short one", 5
SKIPPED = "skipped"

# Notes when the newest answer begins, and when it ends as it should.
WATCH = """() => {
    addEventListener("keydown", () => { window.sent = performance.now() }, true)
    new MutationObserver(() => {
        const said = document.querySelectorAll("[data-testid=stChatMessageContent]")
        const answer = said[said.length - 1]?.textContent.trim() ?? ""
        if (said.length !== window.expected || window.last) return
        const taken = performance.now() - window.sent
        if (answer.startsWith("Echo:")) window.first ??= taken
        if (answer.endsWith(window.ending)) window.last = taken
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""
EXPECT = """ending => {
    const said = document.querySelectorAll("[data-testid=stChatMessageContent]")
    Object.assign(window, {
        first: null, last: null, ending, expected: said.length + 2,
    })
}"""


def measure_echo(clock: Clock) -> list[Measure]:
    """Measure the time from Enter to the echo."""
    echo = Measure("submit to echo in Chromium, runs shown", "ms", 1.0)
    showing = Measure(
        "showing runs: submit to echo", "ms", page=echo.page, against=HIDDEN
    )
    with ExitStack() as stack:
        tabs = _open_tabs(stack, ECHO_BOT)
        for tab in tabs.values():
            milliseconds_to_answer(tab, "hello")
        for number in clock.rounds():
            for side, tab in turns(tabs, number):
                _, last = milliseconds_to_answer(tab, "hello")
                if side == HIDDEN:
                    showing.rival.append(last)
                else:
                    echo.add(side, last)
    return [echo, showing]


def measure_predictions(clock: Clock) -> list[Measure]:
    """Measure the time from Enter to the echo with a prediction made, and skipped."""
    echo = Measure("a prediction made: submit to echo", "ms", 1.1, against=SKIPPED)
    with the_page() as server, chromium() as browser:
        tabs = {side: new_tab(browser) for side in (PAGE, SKIPPED)}
        for side, tab in tabs.items():
            load(tab, PAGE, server)
            tab.evaluate(WATCH)
            for _ in range(2):  # The step asks of the second message.
                milliseconds_to_answer(tab, "hello")
            if side == SKIPPED:
                _predict(tab)
                tab.get_by_role("button", name="Skip").click()
        for number in clock.rounds():
            for side, tab in turns(tabs, number):
                if side == PAGE:
                    _predict(tab)
                _, last = milliseconds_to_answer(tab, "hello")
                echo.add(side, last)
    return [echo]


def _predict(tab: Page) -> None:
    """Ask to be asked again, and say which line runs."""
    tab.get_by_role("button", name="Again", exact=True).click()
    tab.get_by_role("button", name="Line 1 will run", exact=True).click()


def measure_streams(clock: Clock, chunks: int) -> list[Measure]:
    """Measure the time from Enter to a streamed answer's first and last chunk."""
    what = f"streamed answer of {chunks} chunks"
    first = Measure("streamed answer: first chunk", "ms", 1.05)
    last = Measure(f"{what}: last", "ms", 1.02)
    showing = Measure(
        f"showing runs: {what}: last", "ms", page=last.page, against=HIDDEN
    )
    # "Echo:" is a chunk too; the snippet pauses after each.
    message = "word " * (chunks - 2) + "end"
    with ExitStack() as stack:
        tabs = _open_tabs(stack, STREAMED_ECHO)
        for tab in tabs.values():
            milliseconds_to_answer(tab, SHORT)
        for number in range(SHORT_ANSWERS):
            for side, tab in turns(tabs, number):
                begins, _ = milliseconds_to_answer(tab, SHORT)
                if side != HIDDEN:
                    first.add(side, begins)
        for number in clock.rounds():
            for side, tab in turns(tabs, number):
                _, ends = milliseconds_to_answer(tab, message)
                if side == HIDDEN:
                    showing.rival.append(ends)
                else:
                    last.add(side, ends)
    return [first, last, showing]


def _open_tabs(stack: ExitStack, snippet: str) -> dict[str, Page]:
    """Open a snippet in its lesson, with its runs shown and not, and alone."""
    servers = stack.enter_context(both(snippet))
    browser = stack.enter_context(chromium())
    tabs = {}
    for side, server in (servers | {HIDDEN: servers[PAGE]}).items():
        tabs[side] = new_tab(browser)
        load(tabs[side], side, server, snippet)
        tabs[side].evaluate(WATCH)
    return tabs


def milliseconds_to_answer(tab: Page, message: str) -> tuple[float, float]:
    """Send a message and return the time until its answer began, and ended."""
    tab.evaluate(EXPECT, message.rsplit(maxsplit=1)[-1])
    send(tab, message)
    tab.wait_for_function("() => window.last", timeout=TIMEOUT_MS)
    wait_for_run(tab)
    first, last = tab.evaluate("() => [window.first, window.last]")
    return first, last
