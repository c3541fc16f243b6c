"""Saying what a run will do, and seeing what it did."""

import re

from playwright.sync_api import Browser, Locator, Page, expect
from visits import send, visit, wait_for_run

LONG = " ".join(f"word{number}" for number in range(200))
LISTEN = """() => {
    window.judged = []
    document.addEventListener("lesson-progress", ({ detail }) => judged.push(detail))
}"""
NARROW = {"width": 390, "height": 844}


def card(tab: Page) -> Locator:
    return tab.get_by_role("group", name="What will happen?")


def line(tab: Page, number: int) -> Locator:
    return tab.locator(".code-panel-line").nth(number - 1)


def number_of(tab: Page, number: int) -> Locator:
    return tab.get_by_role("button", name=f"Line {number} will run", exact=True)


def expect_marked(tab: Page, *numbers: int) -> None:
    expect(tab.locator("[aria-pressed=true][data-number]")).to_have_count(len(numbers))
    for number in numbers:
        expect(number_of(tab, number)).to_have_attribute("aria-pressed", "true")


def verdict(tab: Page) -> Locator:
    return card(tab).get_by_role("status")


def expect_judged(tab: Page, *results: tuple[str, bool]) -> None:
    judged = [{"kind": "prediction", "id": place, "right": r} for place, r in results]
    assert tab.evaluate("judged") == judged


def say(tab: Page, message: str) -> None:
    """Send a message, and wait until its run is shown."""
    send(tab, message)
    told = tab.locator(".live-line").filter(has_text=f"you sent “{message}”")
    expect(told).to_be_visible()
    wait_for_run(tab)


def test_one_is_wrong_about_a_run_and_right_about_the_next(tab: Page, app: str) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    tab.evaluate(LISTEN)
    expect(card(tab).get_by_text("First send a message.")).to_be_visible()
    line(tab, 7).click()
    say(tab, "hello")
    expect(card(tab).get_by_text("First send a message.")).to_be_hidden()
    for number in (1, 3, 22, 4):  # In 4 there is no code, and 21 to 23 are one.
        line(tab, number).click()
    expect_marked(tab, 1, 3, 7, 21, 22, 23)
    tab.get_by_text("Show what runs").click()
    expect(tab.get_by_text("of code ran")).to_have_count(0)
    wait_for_run(tab)
    tab.get_by_role("button", name="What changed").click()
    expect_marked(tab, 1, 3, 7, 21, 22, 23)
    expect(verdict(tab)).to_have_count(0)
    send(tab, "again")
    expect(verdict(tab)).to_contain_text("Not quite: you marked 5 of the 18 lines")
    expect(verdict(tab)).to_contain_text("did not run: 7.")
    expect(verdict(tab)).to_contain_text("The script runs again from line 1.")
    said = """number => getComputedStyle(
        document.querySelectorAll(".code-panel-line")[number - 1], "::after").content"""
    for number, word in {1: "✓ right", 7: "did not run", 12: "ran, missed ×2"}.items():
        assert word in tab.evaluate(said, number)
    expect_judged(tab, ("echo_bot/full_loop/1", False))

    card(tab).get_by_role("button", name="Again").click()
    expect_marked(tab)
    card(tab).get_by_role("button", name="All lines").click()
    line(tab, 7).click()
    send(tab, "and again")
    expect(verdict(tab)).to_contain_text("Right.")
    results = [("echo_bot/full_loop/1", False), ("echo_bot/full_loop/1", True)]
    expect_judged(tab, *results)
    tab.get_by_text("Show what runs").click()  # The next run is shown as ever.
    say(tab, "last")
    expect(tab.locator("[data-verdict]")).to_have_count(0)


def test_a_keyboard_marks_lines(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=session_state")
    tab.evaluate(LISTEN)
    tab.locator("[data-number='1']").focus()
    for key in ("Enter", *["ArrowDown"] * 2, "Space", *["ArrowDown"] * 3, "Enter"):
        tab.keyboard.press(key)
    expect_marked(tab, 1, 3, 6)
    assert "lines=" not in tab.url
    send(tab, "hello")
    expect(verdict(tab)).to_contain_text("Not quite: you marked 3 of the 7 lines")
    card(tab).get_by_role("button", name="Next question").press("Enter")
    expect(card(tab)).to_contain_text("after you press Restart, how many entries")
    expect(card(tab)).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.type("1")
    tab.get_by_role("button", name="Restart").press("Enter")
    expect(verdict(tab)).to_contain_text("Not quite: you said 1. Entries: 0.")
    places = ["history/session_state/1", "history/session_state/2"]
    expect_judged(tab, *((place, False) for place in places))


def test_it_can_be_left_out_or_shown_at_once(tab: Page, app: str) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    tab.evaluate(LISTEN)
    line(tab, 1).click()
    card(tab).get_by_role("button", name="Skip").click()
    expect(tab.locator(".code-panel-predicting, .code-panel-marked")).to_have_count(0)
    say(tab, "hello")
    line(tab, 1).get_by_role("button", name="Link to line 1").click()
    expect(tab).to_have_url(re.compile("lines=1"))
    card(tab).get_by_role("button", name="Predict this run").click()
    card(tab).get_by_role("button", name="Show me").click()
    expect(verdict(tab)).to_contain_text("Only line 7 is left out")
    expect(tab.locator("[data-verdict]")).to_have_count(0)
    card(tab).get_by_role("button", name="Next question").click()
    expect(card(tab).get_by_role("button", name="Show me")).to_have_count(0)
    say(tab, "again")
    expect(verdict(tab)).to_contain_text("Bubbles on the screen: 4. You made no")
    expect_judged(tab)
    card(tab).get_by_role("button", name="Again").click()
    expect(card(tab)).to_contain_text("Write a number")
    card(tab).get_by_role("spinbutton").fill("6")
    expect(card(tab)).to_contain_text("Noted.")
    send(tab, "and again")
    expect(verdict(tab)).to_contain_text("Right. Bubbles on the screen: 6.")
    expect_judged(tab, ("echo_bot/full_loop/2", True))


def test_what_is_gone_is_said_of_the_words_that_were_there(tab: Page, app: str) -> None:
    visit(tab, f"{app}/chat_input?step=return_value")
    tab.evaluate(LISTEN)
    say(tab, "hello")
    card(tab).get_by_role("checkbox", name="the button").check()
    send(tab, "hello")  # It is not what is asked about.
    wait_for_run(tab)
    expect(card(tab).get_by_role("checkbox", name="the button")).to_be_checked()
    tab.get_by_role("button", name="Run the script again").click()
    expect(verdict(tab)).to_have_text(
        re.compile("^Not quite: you said the button. Gone: the line with 'hello'.")
    )
    expect_judged(tab, ("chat_input/return_value/1", False))
    # Back at the step, the answer is kept; asked again, what was done there before
    # answers nothing.
    tab.get_by_role("button", name="Next: ").click()
    expect(card(tab)).to_have_count(0)
    tab.get_by_role("button", name="Back").click()
    expect(verdict(tab)).to_contain_text("Not quite: you said the button.")
    card(tab).get_by_role("button", name="Again").click()
    expect(card(tab)).to_contain_text("what will be gone")
    wait_for_run(tab)
    expect(verdict(tab)).to_have_count(0)


def test_a_message_in_mid_answer(tab: Page, app: str) -> None:
    visit(tab, f"{app}/streaming?step=streamed_echo")
    tab.evaluate(LISTEN)
    card(tab).get_by_role("spinbutton").fill("3")
    say(tab, "hello")  # Nothing is interrupted by the next, so it is not the answer.
    tab.get_by_role("button", name="Restart").click()
    told = tab.locator(".live-line").filter(has_text="you pressed Restart")
    expect(told).to_be_visible()
    wait_for_run(tab)
    send(tab, LONG)
    expect(tab.get_by_test_id("stChatMessage").last).to_contain_text("Echo: word0")
    expect(verdict(tab)).to_have_count(0)
    send(tab, "stop")
    expect(verdict(tab)).to_contain_text("Right. Entries: 3.")
    expect_judged(tab, ("streaming/streamed_echo/1", True))


def test_a_phone_leads_from_code_to_app_to_what_was_right(
    browser: Browser, app: str
) -> None:
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    tab = context.new_page()
    visit(tab, f"{app}/echo_bot?step=full_loop")
    parts = tab.get_by_role("navigation", name="Parts of this page")
    expect(card(tab)).to_be_in_viewport()
    expect(card(tab)).to_contain_text("The tabs below lead to the code and to the app.")
    parts.get_by_role("button", name="App").tap()
    send(tab, "hello")
    expect(tab.get_by_test_id("stChatMessage")).to_have_count(2)
    wait_for_run(tab)
    parts.get_by_role("button", name="Code").tap()
    # There is room for one of two pieces that the step speaks of: the first.
    expect(line(tab, 31)).to_be_in_viewport()
    expect(line(tab, 34)).to_be_in_viewport()
    line(tab, 12).tap()
    expect_marked(tab, 12)
    parts.get_by_role("button", name="App").tap()
    send(tab, "again")
    parts.get_by_role("button", name="How it went").tap()
    expect(verdict(tab)).to_contain_text("Not quite: you marked 1 of the 18 lines")
    expect(verdict(tab)).to_be_in_viewport()
    expect(parts.get_by_role("button", name="Text")).to_be_visible()
    parts.get_by_role("button", name="Code").tap()
    expect(line(tab, 12)).to_have_attribute("data-verdict", "✓ right ×2")
    context.close()


def test_a_run_that_left_out_what_comes_first_is_not_the_one(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/chatgpt_clone?step=when_it_fails")
    first = card(tab).get_by_text("then switch on Ask a model that does not exist.")
    say(tab, "one")
    line(tab, 1).click()
    say(tab, "two")
    tab.wait_for_timeout(500)  # A verdict comes a moment after the run.
    expect(verdict(tab)).to_have_count(0)
    expect(first).to_be_visible()
    tab.get_by_text("Ask a model that does not exist", exact=True).last.click()
    wait_for_run(tab)
    say(tab, "three")
    expect(verdict(tab)).to_contain_text("you marked 1 of the")
