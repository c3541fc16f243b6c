"""Links, the browser's buttons, the keyboard, and what stays when you leave."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from visits import live_pane, send, transcript, visit, wait_for_run

from lessons.lesson import read_lesson
from lessons.wording import APP

SAID = [("Chat message from user", "hi"), ("Chat message from assistant", "Echo: hi")]


def test_a_link_leads_to_its_page(tab: Page, app: str) -> None:
    # When addresses had numbers, this was the full loop's.
    title = "Echo bot, step 3: The full loop"
    assert_it_leads_to(tab, f"{app}/echo_bot?step=3", "The full loop", title)


@pytest.mark.parametrize(
    ("link", "heading", "title"),
    [
        ("echo_bot?step=full_loop", "The full loop", "Echo bot, step 3: The full loop"),
        ("alone?snippet=echo_bot/echo_bot", "Chat Bot", "echo_bot.py, alone"),
    ],
)
def test_a_link_works_as_the_first_request_to_a_fresh_server(
    tab: Page, fresh_app: Callable[[], str], link: str, heading: str, title: str
) -> None:
    assert_it_leads_to(tab, f"{fresh_app()}/{link}", heading, title)


def assert_it_leads_to(tab: Page, address: str, heading: str, title: str) -> None:
    visit(tab, address)
    expect(tab.get_by_role("heading", name=heading)).to_be_visible()
    expect(tab.get_by_text("Page not found")).to_have_count(0)
    expect(tab.get_by_text("alone", exact=True)).to_have_count(0)
    expect(tab).to_have_title(title)


def test_the_address_names_the_step_and_back_leads_back(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history")
    tab.locator(".st-key-next_step button:visible").click()
    expect(tab.get_by_role("heading", name="Session state remembers")).to_be_visible()
    expect(tab).to_have_url(f"{app}/history?step=session_state")
    number = read_lesson("history").places.index("replay") + 1
    tab.get_by_role("button", name=f"Page {number}").click()
    expect(tab.get_by_role("heading", name="Replay the history")).to_be_visible()
    expect(tab).to_have_url(f"{app}/history?step=replay")
    tab.get_by_role("link", name="Echo bot").click()
    expect(tab.get_by_role("heading", name="Your side of the chat")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("heading", name="Replay the history")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_role("heading", name="Session state remembers")).to_be_visible()
    tab.go_forward()
    expect(tab.get_by_role("heading", name="Replay the history")).to_be_visible()
    wait_for_run(tab)
    assert_arrow_keys_turn_the_steps_but_not_while_one_types(tab)


def test_the_navigation_shows_its_last_link_whole(tab: Page, app: str) -> None:
    assert_it_leads_to(tab, app, "Build a chat app with Streamlit", APP)
    for width in range(800, 1140, 20):
        tab.set_viewport_size({"width": width, "height": 900})
        # What does not fit is behind "2 more", which comes a moment later.
        tab.wait_for_function("""() => {
            const nav = document.querySelector("[data-testid=stTopNav]")
            const right = (element) => element.getBoundingClientRect().right
            const shown = [...nav.children].filter((link) => link.style.opacity !== "0")
            return Math.max(...shown.map(right)) <= right(nav)
        }""")


def assert_arrow_keys_turn_the_steps_but_not_while_one_types(tab: Page) -> None:
    tab.keyboard.press("ArrowLeft")
    expect(tab.get_by_role("heading", name="Role and content")).to_be_visible()
    wait_for_run(tab)
    tab.keyboard.press("ArrowRight")
    expect(tab.get_by_role("heading", name="Replay the history")).to_be_visible()
    wait_for_run(tab)
    box = tab.get_by_test_id("stChatInputTextArea")
    box.fill("word")
    box.press("ArrowLeft")
    box.press("ArrowRight")
    box.press("Enter")
    expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    expect(tab.get_by_role("heading", name="Replay the history")).to_be_visible()


def test_the_last_step_leads_to_the_next_lesson(tab: Page, app: str) -> None:
    assert_it_leads_to(tab, f"{app}/history?step=recap", "Recap", "History, recap")
    tab.get_by_role("button", name="Next lesson: Echo bot").click()
    expect(tab.get_by_role("heading", name="Your side of the chat")).to_be_visible()


def test_an_unknown_step_and_an_unknown_page_lead_back(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=99")
    expect(tab.get_by_text("no step 99")).to_be_visible()
    expect(tab.get_by_role("heading", name="Messages in a list")).to_be_visible()
    tab.goto(f"{app}/nonsense")
    expect(tab.get_by_text("Page not found")).to_be_visible(timeout=20_000)
    tab.get_by_role("button", name="Close").click()
    expect(tab.get_by_role("heading", name="The road")).to_be_visible()
    visit(tab, f"{app}/alone?snippet=nonsense")
    tab.get_by_role("link", name="To the welcome page").click()
    expect(tab.get_by_role("heading", name="The road")).to_be_visible()


def test_a_conversation_outlives_a_visit_elsewhere_and_not_a_restart(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    send(tab, "hi")
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    tab.get_by_role("link", name="History").click()
    expect(tab.get_by_role("heading", name="Messages in a list")).to_be_visible()
    wait_for_run(tab)
    assert transcript(tab) == []
    tab.go_back()
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    wait_for_run(tab)
    assert transcript(tab) == SAID
    live_pane(tab).get_by_role("button", name="Restart").click()
    expect(live_pane(tab).get_by_text("Echo: hi")).to_have_count(0)
    wait_for_run(tab)
    assert transcript(tab) == []


def test_what_an_earlier_session_drew_goes_at_once(tab: Page, app: str) -> None:
    visit(tab, f"{app}/streaming?step=write_stream")
    last = live_pane(tab).get_by_text("It returned")
    expect(last).to_be_visible()
    live_pane(tab).get_by_role("button", name="Restart").click()
    # The new session draws it again after some seconds.
    expect(last).to_have_count(0)
    expect(last).to_be_visible()


def test_the_mend_is_there_for_the_asking(tab: Page, app: str) -> None:
    visit(tab, f"{app}/chat_input?step=two_alike")
    pane = live_pane(tab)
    expect(pane.get_by_text("StreamlitDuplicateElementId")).to_be_visible()
    tab.get_by_role("button", name="Show me").click()
    tab.get_by_role("button", name="Show the mend").click()
    expect(pane.get_by_text("StreamlitDuplicateElementId")).to_have_count(0)
    expect(pane.get_by_test_id("stChatInputTextArea")).to_have_count(2)
    expect(tab.get_by_label("Code of two_alike_mended.py")).to_be_visible()
