"""What a visitor does and sees in a browser."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect


class Watch:
    """Notes what goes wrong in a tab: console errors, requests to other hosts."""

    def __init__(self, tab: Page) -> None:
        self.faults: list[str] = []
        tab.on("console", self._note_message)
        tab.on("pageerror", lambda error: self.faults.append(error.stack or str(error)))
        tab.on("request", self._note_request)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} ({message.location['url']})")

    def _note_request(self, request: Request) -> None:
        local = ("http://localhost:", "http://workshop.test:", "data:", "blob:")
        if not request.url.startswith(local):
            self.faults.append(f"outside request: {request.url}")


def visit(tab: Page, address: str) -> None:
    """Open an address and wait until its script run is over."""
    tab.goto(address)
    expect(tab.get_by_role("heading", level=1).first).to_be_visible(timeout=20_000)
    wait_for_run(tab)


def wait_for_run(tab: Page) -> None:
    """Wait until Streamlit says that no script run is under way."""
    idle = tab.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(idle).to_have_count(1, timeout=20_000)


def choose(tab: Page, *choices: str) -> None:
    """Open *Who answers*, choose in it, and close it again."""
    tab.get_by_role("button", name="Who answers").click()
    kind, *behaviour = choices
    tab.get_by_text(kind, exact=True).click()
    if behaviour:
        tab.get_by_role("combobox", name="Behaviour").click()
        tab.get_by_role("option", name=f"{behaviour[0]}:").click()
        # The run that the choice leads to may not have begun yet.
        is_plain = behaviour[0] == "practice"
        who = "practice, no AI" if is_plain else behaviour[0]
        label = tab.get_by_role("button", name=f"Who answers: {who}")
        expect(label).to_be_visible()
    wait_for_run(tab)
    tab.keyboard.press("Escape")


def live_pane(tab: Page) -> Locator:
    return tab.locator(".st-key-live_pane")


def runs_view(tab: Page) -> Locator:
    """Return what is said of the script's runs, below code and app."""
    return tab.locator(".st-key-runs_column")


def run_dot(tab: Page, number: int) -> Locator:
    """Return a run on the timeline."""
    return tab.get_by_role("radio", name=f"Run {number}:")


def send(tab: Page, message: str) -> None:
    """Send a message to the chat input, which need not be idle."""
    box = tab.get_by_test_id("stChatInputTextArea")
    box.fill(message)
    box.press("Enter")


def transcript(tab: Page) -> list[tuple[str | None, str]]:
    """Return who said what, from top to bottom."""
    return [
        (message.get_attribute("aria-label"), message.inner_text())
        for message in tab.get_by_test_id("stChatMessageContent").all()
    ]


def wait_for(visit: Coroutine[Any, Any, None]) -> None:
    """Run a visit of the benchmarks' client: Playwright's loop runs in this thread."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asyncio.wait_for(visit, timeout=120)).result()
