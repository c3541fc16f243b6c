"""Code that explains itself: notes, what changed, lines with an address."""

import re

from playwright.sync_api import Page, expect
from visits import live_pane, send, visit

from lessons.snippet_files import snippet_path

ECHO_BOT = snippet_path("echo_bot/echo_bot")


def test_notes_are_read_by_keyboard_and_what_changed_is_seen(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    markers = tab.locator(".code-panel-marker")
    expect(markers.first).to_be_visible()
    count = markers.count()
    assert count > 1
    note = tab.get_by_role("note")
    markers.first.focus()
    tab.keyboard.press("Enter")
    expect(note).to_have_count(1)
    for number in range(2, count + 1):
        tab.get_by_role("button", name="Next note").press("Enter")
        expect(markers.nth(number - 1)).to_have_attribute("aria-expanded", "true")
        expect(markers.nth(number - 1)).to_be_focused()
    expect(tab.get_by_role("button", name="Next note")).to_have_count(0)
    expect(tab.locator(".code-panel-noted")).to_have_count(1)
    tab.get_by_role("button", name="Close").press("Enter")
    expect(note).to_have_count(0)
    tab.keyboard.press("Enter")
    expect(note).to_have_count(1)
    tab.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(markers.last).to_be_focused()

    # What changed is shown, and the code still copies clean.
    tab.locator(".code-panel-marker").first.click()
    tab.get_by_role("button", name="What changed").click()
    added = tab.locator(".code-panel-added")
    expect(added.last).to_contain_text(")")
    assert added.count() == 5
    expect(tab.get_by_text("since forgotten_answers.py: 5 added (+)")).to_be_visible()
    expect(added.first).to_be_in_viewport()
    tab.locator(".code-panel-code").evaluate(
        "code => getSelection().selectAllChildren(code)"
    )
    tab.keyboard.press("ControlOrMeta+c")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == ECHO_BOT.read_text().strip()
    tab.get_by_role("button", name="What changed").click()
    expect(added).to_have_count(0)


def test_what_changed_leaves_the_code_as_it_was(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=role_and_content")
    code = tab.locator(".code-panel-code")
    before = code.inner_text()
    switch = tab.get_by_role("button", name="What changed")
    removed = tab.locator(".code-panel-removed")
    for _ in range(2):
        switch.click()
        expect(removed).to_have_count(4)  # Three of them below one line.
        switch.click()
        expect(removed).to_have_count(0)
        assert code.inner_text() == before


def test_lines_have_an_address(tab: Page, app: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 480})
    visit(tab, f"{app}/echo_bot?step=forgotten_answers&lines=16-23")
    linked = tab.locator(".code-panel-linked")
    expect(linked).to_have_count(8)
    for line in (linked.first, linked.last, tab.get_by_text("Linked: lines 16 to 23")):
        expect(line).to_be_in_viewport(ratio=1)
    above = tab.get_by_role("button", name=re.compile("^1–"))
    above.click()
    expect(above).to_be_hidden()
    expect(tab.locator(".code-panel-line").first).to_be_in_viewport(ratio=1)
    expect(tab.get_by_text("Linked: lines 16 to 23")).to_be_in_viewport(ratio=1)
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.get_by_role("button", name="Link to line 6", exact=True).click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=forgotten_answers&lines=6")
    expect(linked).to_have_count(1)
    expect(tab.get_by_text("Linked: line 6")).to_be_visible()
    tab.get_by_role("button", name="Copy link").click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{app}/echo_bot?step=forgotten_answers&lines=6"
    send(tab, "hi")
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    expect(linked).to_have_count(1)
    tab.get_by_role("button", name="Clear", exact=True).click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=forgotten_answers")
    expect(linked).to_have_count(0)
    expect(tab.get_by_text("Linked:")).to_have_count(0)
    assert_lines_are_linked_by_keyboard_alone(tab, app)
    tab.locator(".st-key-next_step button").click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=full_loop")
    expect(linked).to_have_count(0)


def test_a_link_leads_to_the_version_that_it_was_made_in(tab: Page, app: str) -> None:
    linked = tab.locator(".code-panel-linked")
    visit(tab, f"{app}/echo_bot?step=literal_response&lines=3")
    expect(linked).to_have_count(1)
    tab.get_by_role("button", name="Show me").click()
    tab.get_by_role("button", name="Show the mend").click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=literal_response&show=mend")
    code = tab.get_by_role("region", name="Code of echo_bot.py")
    expect(code).to_be_visible()
    expect(linked).to_have_count(0)
    tab.get_by_role("button", name="Link to line 33", exact=True).click()
    tab.reload()
    expect(code).to_be_visible()
    expect(linked).to_contain_text("response}")
    tab.get_by_role("button", name="What changed").click()
    removed = tab.locator(".code-panel-removed")
    expect(removed).to_have_text('        {"role": "assistant", "content": "response"}')
    visit(tab, f"{app}/history?step=recap&show=solution&lines=5")
    expect(linked).to_have_count(1)


def test_a_link_to_lines_that_are_not_there_says_so(tab: Page, app: str) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop&lines=999")
    expect(tab.get_by_text("There is no line 999 here")).to_be_visible()
    visit(tab, f"{app}/echo_bot?step=full_loop&lines=40-33")
    expect(tab.get_by_text("Linked: lines 33 to 34")).to_be_visible()
    expect(tab.locator(".code-panel-linked")).to_have_count(2)


def assert_lines_are_linked_by_keyboard_alone(tab: Page, app: str) -> None:
    first = tab.get_by_role("button", name="Link to line 1", exact=True)
    tab.locator(".code-panel-code").focus()
    tab.keyboard.press("Tab")
    expect(first).to_be_focused()
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "Enter"):
        tab.keyboard.press(key)
    expect(tab).to_have_url(f"{app}/echo_bot?step=forgotten_answers&lines=3")
    for key in ("ArrowDown", "ArrowDown", "Shift+Enter"):
        tab.keyboard.press(key)
    expect(tab).to_have_url(f"{app}/echo_bot?step=forgotten_answers&lines=3-5")
    expect(tab.locator(".code-panel-linked")).to_have_count(3)
