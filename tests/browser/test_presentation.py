"""A step on a projector, led by a clicker and by keys."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import live_pane, run_dot, send, visit, wait_for_run

# Whether all stand in the window, none over another, and a title is not cut.
APART = """() => {
    const boxes = [
        ".presentation-desk", "h1 span", ".st-key-step_text", ".st-key-code_column",
        ".st-key-live_pane", ".st-key-live_state", ".live-line",
    ].map((of) => document.querySelector(of)?.getBoundingClientRect())
    return boxes.every((one, index) => one && one.height > 20
        && one.left >= 0 && one.top >= 0 && one.right <= innerWidth
        && one.bottom <= innerHeight + 1 && boxes.slice(index + 1).every((other) =>
            one.right <= other.left + 1 || other.right <= one.left + 1
            || one.bottom <= other.top + 1 || other.bottom <= one.top + 1))
}"""
# The index of the first line of code that the panel's head does not lie over.
FIRST_IN_VIEW = """() => {
    const head = document.querySelector(".code-panel-head").getBoundingClientRect()
    return [...document.querySelectorAll(".code-panel-line")].findIndex(
        (line) => line.getBoundingClientRect().top > head.bottom - 2)
}"""
SIZES = [(853, 480), (960, 540), (1024, 768), (1099, 618), (1280, 720), (1920, 1080)]


@pytest.fixture
def projector(tab: Page) -> Page:
    tab.set_viewport_size({"width": 1280, "height": 720})
    return tab


def title(tab: Page) -> Locator:
    return tab.get_by_role("heading", level=1).first


def line(tab: Page, number: int) -> Locator:
    return tab.locator(".code-panel-line").nth(number - 1)


def present(tab: Page, address: str) -> None:
    tab.goto(f"{address}&present=1")
    expect(tab.get_by_role("button", name="Leave")).to_be_visible(timeout=20_000)
    wait_for_run(tab)


def press_letter(tab: Page, letter: str) -> None:
    """Press a letter that is none of a text: some time after the last one."""
    tab.wait_for_timeout(450)
    tab.keyboard.press(letter)


def test_a_clicker_leads_from_step_to_step(projector: Page, app: str) -> None:
    visit(projector, f"{app}/echo_bot?step=full_loop")
    projector.get_by_role("button", name="Present").click()
    expect(title(projector)).to_have_text("Echo bot · 3. The full loop")
    expect(projector.get_by_test_id("stHeader")).to_be_hidden()
    projector.wait_for_function(
        """() => parseFloat(getComputedStyle(
            document.querySelector(".code-panel-code")).fontSize) >= 20"""
    )
    projector.keyboard.press("PageDown")
    expect(title(projector)).to_contain_text("4. ")
    expect(title(projector)).to_be_focused()
    expect(title(projector)).to_have_css("outline-style", "none")
    projector.keyboard.press("PageUp")
    expect(title(projector)).to_contain_text("3. ")
    assert "present=1" in projector.url
    # Also from a field, in which the focus is after a message, whatever is in it.
    wait_for_run(projector)
    box = projector.get_by_test_id("stChatInputTextArea")
    box.fill("a draft")
    box.press("PageUp")
    expect(title(projector)).to_contain_text("2. ")
    # What is open closes first, then the field is left, and then the presentation.
    projector.get_by_text("Keys", exact=True).click()
    keys = projector.locator(".presentation-keys")
    expect(keys).to_be_visible()
    box.focus()
    projector.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    projector.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    assert "present=1" in projector.url
    projector.keyboard.press("Escape")
    expect(projector.get_by_test_id("stHeader")).to_be_visible()
    assert projector.url.endswith("/echo_bot?step=forgotten_answers")


def test_keys_lead_to_notes_and_runs_and_make_all_larger(
    projector: Page, app: str
) -> None:
    present(projector, f"{app}/echo_bot?step=full_loop&lines=32-34")
    expect(projector.locator(".code-panel-marker").first).to_be_visible()
    projector.keyboard.press("ArrowDown")
    note = projector.get_by_role("note")
    expect(note).to_have_count(1)
    first = note.inner_text()
    projector.keyboard.press("ArrowDown")
    expect(note).not_to_have_text(first)
    projector.keyboard.press("ArrowUp")
    assert note.inner_text() == first
    code = projector.locator(".code-panel-code")
    size = "text => parseFloat(getComputedStyle(text).fontSize)"
    before = [code.evaluate(size), note.evaluate(size)]
    projector.keyboard.press("+")
    assert code.evaluate(size) > before[0]
    assert note.evaluate(size) > before[1] >= 16
    # What is typed into the app is no key of the teacher's.
    box = projector.get_by_test_id("stChatInputTextArea")
    box.press_sequentially("q+-")
    expect(box).to_have_value("q+-")
    expect(projector.get_by_role("dialog")).to_have_count(0)
    send(projector, "hello")
    expect(live_pane(projector).get_by_text("Echo: hello")).to_be_visible()
    wait_for_run(projector)
    title(projector).click()
    # Nor what is typed on after an editor has closed: R would restart, Q open a dialog.
    press_letter(projector, "p")
    projector.keyboard.type("rqs")
    projector.wait_for_timeout(450)
    expect(projector.get_by_role("dialog")).to_have_count(0)
    expect(live_pane(projector).get_by_text("Echo: hello")).to_be_visible()
    projector.keyboard.press("Shift+ArrowLeft")
    expect(projector.locator(".live-looking-back")).to_contain_text("nothing runs")
    assert projector.url.endswith("step=full_loop&lines=32-34&present=1")


def test_a_note_and_what_a_run_reaches_are_brought_into_view(
    projector: Page, app: str
) -> None:
    present(projector, f"{app}/echo_bot?step=full_loop")
    expect(line(projector, 34)).to_be_in_viewport(ratio=1)
    note = projector.get_by_role("note")
    for keys, number in ((["ArrowDown"], 11), (["ArrowUp", "ArrowUp"], 33)):
        for key in keys:  # Before the first note, it closes.
            projector.keyboard.press(key)
        expect(line(projector, number).get_by_role("note")).to_have_count(1)
        expect(note).to_be_in_viewport(ratio=1)
        expect(line(projector, number)).to_be_in_viewport(ratio=1)
    projector.keyboard.press("Escape")
    expect(note).to_have_count(0)
    # The second message is the first for which the loop has something to draw.
    for message in ("one", "two"):
        send(projector, message)
        expect(live_pane(projector).get_by_text(f"Echo: {message}")).to_be_visible()
    expect(line(projector, 12)).to_be_in_viewport(ratio=1)
    # The second message reaches the loop here, too, and this step is about its end.
    present(projector, f"{app}/echo_bot?step=literal_response")
    for number, message in enumerate(("one", "two"), start=2):
        send(projector, message)
        expect(run_dot(projector, number)).to_be_checked()
        wait_for_run(projector)
    projector.wait_for_timeout(300)
    expect(line(projector, 33)).to_be_in_viewport(ratio=1)
    kept = projector.locator(".live-state th span")
    assert kept.evaluate("key => getComputedStyle(key, '::after').content") == (
        '"4 entries"'
    )
    # What is first in view stays there when all becomes larger.
    title(projector).click()
    line(projector, 29).hover()
    projector.mouse.wheel(0, -280)
    projector.wait_for_timeout(300)
    before = projector.evaluate(FIRST_IN_VIEW)
    for _ in range(4):
        projector.keyboard.press("+")
        projector.wait_for_timeout(100)
        assert projector.evaluate(FIRST_IN_VIEW) == before > 1


def test_nothing_is_cut_however_far_the_window_is_zoomed(
    projector: Page, app: str
) -> None:
    present(projector, f"{app}/chatgpt_clone?step=crooked_history")
    mended = projector.get_by_role("radio", name="Mended")
    choice = projector.get_by_role("radiogroup", name="Version")
    for width, height in SIZES:
        projector.set_viewport_size({"width": width, "height": height})
        projector.wait_for_function(APART)
        expect(line(projector, 1)).to_be_visible()
        expect(choice).to_be_in_viewport(ratio=1)
        expect(live_pane(projector).get_by_role("textbox")).to_be_in_viewport(ratio=1)
    # The key that mends it, and leads back.
    file = projector.locator(".code-panel-file")
    press_letter(projector, "m")
    expect(file).to_have_text("when_it_fails.py")
    expect(mended).to_be_checked()
    press_letter(projector, "m")
    expect(file).to_contain_text("crooked_history.py")
    wait_for_run(projector)
    projector.get_by_role("button", name="Who answers").click()
    projector.get_by_role("combobox", name="Behaviour").press("PageUp")
    expect(title(projector)).to_contain_text("7. ")
    expect(projector.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_a_list_leads_to_any_step(projector: Page, app: str) -> None:
    present(projector, f"{app}/streaming?step=generator")
    projector.keyboard.press("s")
    projector.keyboard.press("ArrowDown")
    projector.keyboard.press("Enter")
    expect(title(projector)).to_contain_text("Streaming · 2. ")
    projector.get_by_text("Steps", exact=True).click()
    steps = projector.locator(".presentation-steps a")
    expect(steps.first).to_have_text(re.compile(r"^1\. .* \(\d+\smin\)$"))
    projector.get_by_role("link", name="ChatGPT clone").click()
    expect(title(projector)).to_have_text("ChatGPT clone · 1. The key in secrets")
    assert "present=1" in projector.url
    # Where there is nothing to try, the room reads what it is about.
    expect(projector.get_by_text("A provider such as OpenAI")).to_be_visible()
    # What is no lesson is no presentation: nothing leads out of that.
    visit(projector, f"{app}/where_next?present=1")
    expect(projector.get_by_role("link", name="Streaming")).to_be_visible()


def test_the_room_gets_the_steps_address(projector: Page, app: str) -> None:
    present(projector, f"{app}/streaming?step=generator")
    press_letter(projector, "q")
    room = projector.get_by_role("dialog")
    expect(room).to_contain_text(f"{app}/streaming?step=generator")
    expect(room).to_contain_text("Only this computer")
    expect(room.locator("svg")).to_be_visible()
    press_letter(projector, "q")
    expect(room).to_be_hidden()
