"""A hunt for a mistake's fault: by mouse, by keyboard, on a phone, or not at all."""

from playwright.sync_api import Browser, Locator, Page, expect
from visits import live_pane, send, visit, wait_for_run

LISTEN = """() => {
    window.told = []
    document.addEventListener("lesson-progress", ({ detail }) => told.push(detail))
}"""


def begin(tab: Page, address: str) -> None:
    visit(tab, address)
    tab.evaluate(LISTEN)


def line(tab: Page, number: int) -> Locator:
    return tab.locator(".code-panel-line").nth(number - 1)


def verdict(tab: Page) -> Locator:
    return tab.locator(".hunt").get_by_role("status")


def assert_told(tab: Page, place: str, *, right: bool) -> None:
    told = {"kind": "hunt", "id": f"{place}/1", "right": right}
    assert tab.evaluate("told") == [told]


def test_a_wrong_line_is_said_what_it_did_and_the_right_one_tells_why(
    tab: Page, app: str
) -> None:
    begin(tab, f"{app}/echo_bot?step=literal_response")
    reason = tab.get_by_text("a word of eight letters")
    mended = tab.get_by_role("radio", name="Mended")
    send(tab, "hi")
    answer = live_pane(tab).get_by_text("Echo: hi")
    expect(answer).to_be_visible()
    wait_for_run(tab)
    for number, said, beside in [
        (29, "Line 29 ran in the last run.", "ran, not at fault"),
        (12, "Line 12 did not run in the last run.", "did not run, not at fault"),
        (32, "Close: line 32", "close"),
        (31, "Close: line 32", ""),  # A comment.
    ]:
        line(tab, number).click()
        expect(verdict(tab)).to_contain_text(said)
        assert (line(tab, number).get_attribute("data-verdict") or "") == beside
    markers = tab.locator(".code-panel-marker")
    for hidden in (reason, mended, markers):
        expect(hidden).to_have_count(0)
    # Meanwhile a link can be had, and whoever takes the script along is warned.
    tab.get_by_role("button", name="Copy link").click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{app}/echo_bot?step=literal_response"
    broken = tab.get_by_text("broken on purpose", exact=True)
    expect(broken).to_be_visible()
    tab.get_by_role("button", name="Run it yourself").click()
    expect(tab.get_by_text("This script is broken on purpose.")).to_be_visible()
    tab.keyboard.press("Escape")
    line(tab, 33).click()
    expect(reason).to_be_visible()
    expect(verdict(tab)).to_have_text("You found it. The fault is in line 33.")
    expect(line(tab, 33)).to_have_attribute("data-verdict", "the fault")
    # What one sees of the mistake is still there: nothing has run.
    tab.wait_for_timeout(300)
    wait_for_run(tab)
    expect(answer).to_be_visible()
    assert_told(tab, "echo_bot/literal_response", right=True)
    # Later it is as it was left, and a line's number is a link again.
    tab.locator(".st-key-next_step button").click()
    expect(tab.get_by_text("A new message comes to stand")).to_be_visible()
    wait_for_run(tab)
    tab.go_back()
    expect(verdict(tab)).to_have_text("You found it. The fault is in line 33.")
    expect(tab.get_by_role("button", name="Link to line 33")).to_be_visible()
    tab.get_by_role("button", name="Show the mend").click()
    expect(mended).to_be_checked()
    expect(tab.get_by_label("Code of echo_bot.py")).to_be_visible()
    expect(broken).to_have_count(0)
    expect(tab).to_have_url(f"{app}/echo_bot?step=literal_response&show=mend")
    tab.locator("label", has_text="Broken").click()
    expect(markers).to_have_count(2)
    expect(verdict(tab)).to_have_text("You found it. The fault is in line 33.")
    expect(reason).to_have_count(1)


def test_a_fault_is_found_by_keyboard_where_nothing_ran(tab: Page, app: str) -> None:
    begin(tab, f"{app}/echo_bot?step=double_dot")
    tab.locator(".code-panel-code").focus()
    tab.keyboard.press("Tab")
    first = tab.get_by_role("button", name="The fault is in line 1", exact=True)
    expect(first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(verdict(tab)).to_contain_text("Nothing ran, but line 1 reads well.")
    for _ in range(31):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("A single stray dot")).to_be_visible()
    expect(tab.get_by_role("button", name="Show the mend")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(live_pane(tab).get_by_test_id("stChatInput")).to_be_visible()


def test_a_line_that_fails_is_at_fault_only_where_something_is_missing(
    tab: Page, app: str
) -> None:
    # Here the page does not yet speak of runs.
    begin(tab, f"{app}/first_app?step=no_short_name")
    line(tab, 3).click()
    expect(verdict(tab)).to_contain_text("where the last run failed")
    visit(tab, f"{app}/streaming?step=missing_import")
    line(tab, 11).click()
    expect(verdict(tab)).to_contain_text("Line 11 ran in the last run.")
    line(tab, 7).click()
    expect(verdict(tab)).to_contain_text("You found it. Something is missing beside")
    # The line there is innocent.
    expect(line(tab, 1)).to_have_attribute("data-verdict", "beside the gap")
    expect(tab.locator("[data-hunted=fault]")).to_have_count(0)


def test_a_fault_is_shown_to_whoever_asks(tab: Page, app: str) -> None:
    begin(tab, f"{app}/echo_bot?step=literal_response")
    tab.get_by_role("button", name="Show me").click()
    expect(tab.get_by_text("a word of eight letters")).to_be_visible()
    expect(verdict(tab)).to_have_text("The fault is in line 33.")
    expect(line(tab, 33)).to_be_in_viewport()
    assert_told(tab, "echo_bot/literal_response", right=False)
    tab.get_by_role("button", name="Run it yourself").click()
    tab.get_by_role("link", name="Show the mended one").click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=literal_response&show=mend")
    expect(tab.get_by_label("Code of echo_bot.py")).to_be_visible()


def test_a_fault_is_found_on_a_phone(browser: Browser, app: str) -> None:
    size = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    tab = context.new_page()
    begin(tab, f"{app}/history?step=reset_each_run")
    tab.locator(".column-tabs").get_by_role("button", name="Code").tap()
    line(tab, 5).tap()
    expect(line(tab, 5)).to_have_attribute("data-verdict", "ran, not at fault")
    line(tab, 3).tap()
    reason = tab.get_by_text("puts an empty list there")
    expect(reason).to_be_in_viewport()
    assert_told(tab, "history/reset_each_run", right=True)
    context.close()
