"""Chromium, and when a page in it can be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import places
from benchmarks.measure import ALONE, ECHO_BOT, HIDDEN, STREAMED_ECHO
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.servers import Server
from tests.browser.visits import wait_for_run

# The bare snippet's page would else wait for Streamlit's own hosts.
ON_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
LESSONS = {ECHO_BOT: places.ECHO_BOT, STREAMED_ECHO: places.STREAMED_ECHO}
TIMEOUT_MS = 120_000

# Usable: no script runs, and what comes from the run that was waited for is there, a
# chat input among it that is enabled and visible. The time is the page's own clock.
WATCH = """(() => {
    const texts = (selector) =>
        [...document.querySelectorAll(selector)].map((e) => e.textContent).join()
    const headings = () => texts("[data-testid=stHeading]")
    const isUsable = () => {
        const app = document.querySelector("[data-testid=stApp]")
        const box = document.querySelector("[data-testid=stChatInputTextArea]")
        return app?.dataset.testScriptState === "notRunning" && box &&
            !box.disabled && box.checkVisibility() && headings() !== window.left
    }
    const look = () => {
        if (!window.usable && isUsable()) window.usable = performance.now()
    }
    window.leave = () => {
        const begin = () => Object.assign(window, {
            left: headings(), usable: null, began: performance.now(),
        })
        addEventListener("click", begin, { capture: true, once: true })
    }
    Object.assign(window, { left: "", usable: null, began: 0 })
    new MutationObserver(look).observe(document, {
        subtree: true, childList: true, attributes: true, characterData: true,
    })
})()"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser that asks no host but this machine."""
    if not CHROMIUM:
        raise SystemExit("Chromium is missing: install it to measure in a browser.")
    with sync_playwright() as playwright:
        flags = [*FLAGS, ON_THIS_MACHINE]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


def new_tab(browser: Browser) -> Page:
    """Open a new visitor's tab, which has nothing in its cache."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.add_init_script(WATCH)
    return context.new_page()


def load(tab: Page, side: str, server: Server, snippet: str = ECHO_BOT) -> float:
    """Open a snippet, in its lesson or alone.

    Returns:
        The milliseconds until it could be used.
    """
    page, query = places.ALONE if side == ALONE else LESSONS[snippet]
    tab.goto(f"{server.address}/{page}?{query}")
    taken = milliseconds_to_usable(tab)
    if side == HIDDEN:
        tab.get_by_text("Show what runs").click()
        wait_for_run(tab)
    return taken


def milliseconds_to_usable(tab: Page) -> float:
    """Wait until the page can be used, and return how long that took."""
    tab.wait_for_function("() => window.usable", timeout=TIMEOUT_MS)
    return tab.evaluate("() => window.usable - window.began")
