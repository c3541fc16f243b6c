"""axe-core finds no serious fault in what is ours."""

from pathlib import Path

import pytest
from accessible import serious_faults
from playwright.sync_api import Browser, Page, expect
from visits import run_dot, send, visit, wait_for_run

PAGES = [
    "",
    "chat_message?step=anything_fits",
    "chat_input?step=two_alike",
    "echo_bot?step=full_loop",
    "echo_bot?step=recap",
    "echo_bot?step=literal_response",
    "history?step=session_state",
    "first_app",
    "where_next",
]
# What a learner has done, for the pages that show it.
PROGRESS = """localStorage.setItem("chat-lessons-progress", JSON.stringify({
    version: 1, last: "echo_bot?step=full_loop", seen: ["echo_bot?step=full_loop"],
    done: {"prediction echo_bot/full_loop/1": false}, celebrated: false,
}))"""


def look_closer(tab: Page) -> None:
    """Open what explains the code, and go back to an earlier run."""
    send(tab, "hi")
    expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    wait_for_run(tab)
    run_dot(tab, 1).click()
    expect(tab.get_by_role("table", name="Session state after run 1")).to_be_visible()
    tab.get_by_role("button", name="What changed").click()
    tab.get_by_role("button", name="Note 1 of").click()
    expect(tab.get_by_role("note")).to_be_visible()


def turn_dark(tab: Page) -> None:
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(
        """() => getComputedStyle(document.querySelector("[data-testid=stApp]"))
            .colorScheme === "dark" """
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_serious_fault_by_day_and_by_night(
    browser: Browser, app: str, axe: Path, address: str
) -> None:
    context = browser.new_context(color_scheme="light")
    context.add_init_script(PROGRESS)
    tab = context.new_page()
    visit(tab, f"{app}/{address}")
    if not address:
        tab.get_by_text("Your progress", exact=True).click()
        tab.get_by_role("button", name="Clear").click()
        send(tab, "hi")
        expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    if address == "echo_bot?step=full_loop":
        look_closer(tab)
    if address == "echo_bot?step=literal_response":
        tab.locator(".code-panel-line").nth(2).click()
        expect(tab.get_by_text("Line 3 ran in the last run.")).to_be_visible()
        tab.get_by_role("button", name="Show me").click()
        expect(tab.get_by_text("The fault is in line 33.")).to_be_visible()
    if address == "history?step=session_state":
        tab.get_by_role("button", name="Line 1 will run", exact=True).click()
        send(tab, "hi")
        expect(tab.get_by_text("Not quite: you marked")).to_be_visible()
    if address == "first_app":
        tab.get_by_role("button", name="Run it yourself").click()
        expect(tab.get_by_role("dialog")).to_be_visible()
    if address.startswith("chat_input"):
        tab.get_by_role("button", name="Search the lessons").click()
        tab.keyboard.type("session state")
        expect(tab.get_by_role("option").first).to_be_visible()
    assert serious_faults(tab, axe) == []
    turn_dark(tab)
    assert serious_faults(tab, axe) == []
    context.close()
