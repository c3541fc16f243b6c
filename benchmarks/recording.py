"""Measures what "Show what runs" costs: `python benchmarks/recording.py`.

Opens a lesson in two tabs of Chromium, one with the switch on and one with it off,
sends messages in them by turns, and prints the median times from Enter to the
answer's end. Then it opens many tabs on two servers, and prints what each tab's
session adds to the server's memory.
"""

import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "browser")]

from chromium import CHROMIUM, FLAGS  # noqa: E402 - needs the path above
from servers import serving  # noqa: E402
from visits import send, visit, wait_for_run  # noqa: E402

ECHO_BOT, STREAMED_ECHO = "echo_bot?step=3", "streaming?step=3"
CASES = (
    ("echo bot", ECHO_BOT, "hello", 25),
    # "Echo:" and 499 words; the lesson pauses after each of them.
    ("streamed answer of 500 chunks", STREAMED_ECHO, "word " * 498 + "end", 5),
)
SESSIONS, MESSAGES = 20, 10

WATCH = """() => {
    addEventListener("keydown", () => { window.began = performance.now() }, true)
    new MutationObserver(() => {
        const said = document.querySelectorAll("[data-testid=stChatMessageContent]")
        const answer = said[said.length - 1]?.textContent.trim() ?? ""
        const isNew = said.length === window.expected
        if (window.began && isNew && answer.endsWith(window.ending)) {
            window.took = performance.now() - window.began
            window.began = null
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""

EXPECT = """ending => {
    const said = document.querySelectorAll("[data-testid=stChatMessageContent]")
    Object.assign(window, { took: null, ending, expected: said.length + 2 })
}"""


def open_tab(browser: Browser, address: str, *, recording: bool) -> Page:
    """Open a lesson's step with the switch on or off."""
    tab = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    visit(tab, address)
    if not recording:
        tab.get_by_text("Show what runs").click()
        wait_for_run(tab)
    return tab


def seconds_to_answer(tab: Page, message: str) -> float:
    """Send a message and return the seconds until its answer is there whole."""
    tab.evaluate(EXPECT, message)
    send(tab, message)
    tab.wait_for_function("() => window.took", timeout=120_000)
    wait_for_run(tab)
    return tab.evaluate("() => window.took") / 1000


def print_times(browser: Browser, address: str) -> None:
    """Print a line for each case."""
    for name, step, message, rounds in CASES:
        tabs = [
            open_tab(browser, f"{address}/{step}", recording=recording)
            for recording in (True, False)
        ]
        for tab in tabs:
            tab.evaluate(WATCH)
            seconds_to_answer(tab, message)
        times: list[list[float]] = [[], []]
        for number in range(rounds):
            for index in (0, 1) if number % 2 else (1, 0):
                times[index].append(seconds_to_answer(tabs[index], message))
        with_it, without = map(statistics.median, times)
        print(
            f"{name}: {with_it * 1000:.0f} ms with, {without * 1000:.0f} ms without "
            f"({with_it / without:.2f}x)",
            flush=True,
        )
        for tab in tabs:
            tab.context.close()


def memory_of_a_session(browser: Browser, *, recording: bool) -> float:
    """Return the megabytes that a session with ten messages adds to a server."""
    with serving(ROOT / "Home.py") as address, ExitStack() as tabs:
        for number in range(SESSIONS + 1):
            if number == 1:  # The first pays for what is loaded once.
                before = megabytes(address)
            tab = open_tab(browser, f"{address}/{ECHO_BOT}", recording=recording)
            tabs.callback(tab.context.close)
            tab.evaluate(WATCH)
            for _ in range(MESSAGES):
                seconds_to_answer(tab, "hello")
        return (megabytes(address) - before) / SESSIONS


def megabytes(address: str) -> float:
    """Return the memory of the server at an address."""
    option = f"--server.port={address.rpartition(':')[2]}".encode()
    [status] = (
        (line.parent / "status").read_text()
        for line in Path("/proc").glob("[0-9]*/cmdline")
        if option in line.read_bytes()
    )
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def main() -> None:
    """Print the times, then the memory."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(ROOT / "Home.py") as address:
            print_times(browser, address)
        held = [memory_of_a_session(browser, recording=on) for on in (True, False)]
        print(
            f"memory of a session with {MESSAGES} messages: {held[0]:.2f} MB with, "
            f"{held[1]:.2f} MB without ({held[0] / held[1]:.2f}x)"
        )
        browser.close()


if __name__ == "__main__":
    main()
