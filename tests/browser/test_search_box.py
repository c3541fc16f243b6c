"""The search box: opened by a key, found as one types, and no run is disturbed."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import Watch, live_pane, runs_view, send, transcript, visit, wait_for_run

OPEN = "Search the lessons (/)"


def hits(tab: Page) -> Locator:
    return tab.get_by_role("listbox", name="Steps found").get_by_role("option")


def look_for(tab: Page, asked: str) -> None:
    """Open the box by its key and type."""
    if tab.get_by_role("dialog").count() == 0:
        tab.get_by_role("heading", level=1).first.click()  # Out of the chat input.
        expect(tab.get_by_role("button", name=OPEN)).to_be_visible()
        tab.keyboard.press("/")
    tab.get_by_role("combobox", name=OPEN).fill(asked)


def test_enter_leads_to_the_line_and_the_session_goes_on(tab: Page, app: str) -> None:
    watch = Watch(tab)
    visit(tab, f"{app}/echo_bot?step=full_loop")
    assert_a_slash_that_is_typed_elsewhere_stays_there(tab)
    send(tab, "hi")
    expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    look_for(tab, "on_click=clear")
    expect(hits(tab)).to_have_count(1)
    expect(hits(tab).first.locator("mark")).to_have_text("on_click=clear")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{app}/history?step=clear&lines=12")
    expect(tab.locator(".code-panel-linked")).to_have_count(1)
    expect(tab.get_by_role("dialog")).to_be_hidden()
    tab.go_back()
    expect(tab).to_have_url(f"{app}/echo_bot?step=full_loop")
    expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    assert not watch.faults


def test_the_keyboard_moves_among_hits_and_says_how_many(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=clear")
    look_for(tab, "session state")
    expect(tab.get_by_role("dialog").get_by_role("status")).to_have_text(
        "8 steps found."
    )
    box = tab.get_by_role("combobox", name=OPEN)
    expect(box).to_have_attribute("aria-expanded", "true")
    for key, chosen in (("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 7)):
        box.press(key)
        expect(hits(tab).nth(chosen)).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute(
            "aria-activedescendant", hits(tab).nth(chosen).get_attribute("id") or ""
        )
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(tab).to_have_url(f"{app}/history?step=clear")
    assert_what_is_not_found_and_what_was_taken_for_it_are_said(tab)
    assert_an_error_leads_to_what_is_said_of_it(tab, app)


def assert_what_is_not_found_and_what_was_taken_for_it_are_said(tab: Page) -> None:
    status = tab.get_by_role("dialog").get_by_role("status")
    look_for(tab, "xyzzy")
    expect(status).to_contain_text("Nothing found.")
    look_for(tab, "histroy")
    expect(status).to_contain_text("so this is for: history")
    look_for(tab, "")
    expect(status).to_be_empty()
    expect(hits(tab)).to_have_count(0)


def assert_an_error_leads_to_what_is_said_of_it(tab: Page, app: str) -> None:
    look_for(tab, "StreamlitSecretNotFoundError")
    expect(hits(tab)).to_have_count(1)
    tab.keyboard.press("Enter")
    said = tab.get_by_role("dialog").get_by_text("Streamlit finds no secrets.toml")
    expect(said).to_be_in_viewport()
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(f"{app}/chatgpt_clone?step=key_in_secrets")


def test_typing_does_not_disturb_an_answer_that_streams(tab: Page, app: str) -> None:
    visit(tab, f"{app}/streaming?step=streamed_echo")
    words = " ".join(f"word{number}" for number in range(60))
    send(tab, words)
    expect(live_pane(tab).get_by_text("Echo: word0 word1")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name=OPEN).click()
    tab.keyboard.type("stream", delay=60)
    expect(hits(tab).first).to_be_visible()
    tab.keyboard.press("Escape")
    wait_for_run(tab)
    assert [text for _, text in transcript(tab)] == [words, f"Echo: {words}"]
    expect(runs_view(tab).get_by_text("Run 2: you sent")).to_be_visible()


def assert_a_slash_that_is_typed_elsewhere_stays_there(tab: Page) -> None:
    box = tab.get_by_test_id("stChatInputTextArea")
    box.press("/")
    expect(box).to_have_value("/")
    live_pane(tab).get_by_role("button", name="Restart").focus()
    tab.keyboard.press("/")
    expect(tab.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("odd", ["", '"', "a OR NEAR(", "<b>bold</b>", "x" * 10_000])
def test_the_route_answers_anything(tab: Page, app: str, odd: str) -> None:
    answer = tab.request.get(f"{app}/search?q={quote(odd)}")
    assert answer.status == 200
    assert set(answer.json()) == {"hits", "corrected"}
    assert tab.request.get(f"{app}/search").json()["hits"] == []
