"""A step on a projector, led by a clicker and by keys."""

import pytest
from playwright.sync_api import Page, expect
from visits import live_pane, send, visit, wait_for_run


@pytest.fixture
def projector(tab: Page) -> Page:
    tab.set_viewport_size({"width": 1280, "height": 720})
    return tab


def test_a_clicker_leads_from_step_to_step(projector: Page, app: str) -> None:
    visit(projector, f"{app}/echo_bot?step=full_loop")
    projector.get_by_role("button", name="Present").click()
    title = projector.get_by_role("heading", level=1)
    expect(title.first).to_have_text("Echo bot · 3. The full loop")
    expect(projector.get_by_test_id("stHeader")).to_be_hidden()
    projector.wait_for_function(
        """() => parseFloat(getComputedStyle(
            document.querySelector(".code-panel-code")).fontSize) >= 20"""
    )
    projector.keyboard.press("PageDown")
    expect(title.first).to_contain_text("4. ")
    projector.keyboard.press("PageUp")
    expect(title.first).to_contain_text("3. ")
    assert "present=1" in projector.url
    projector.keyboard.press("Escape")
    expect(projector.get_by_test_id("stHeader")).to_be_visible()
    assert projector.url.endswith("/echo_bot?step=full_loop")


def test_keys_lead_to_notes_and_runs_and_make_all_larger(
    projector: Page, app: str
) -> None:
    visit(projector, f"{app}/echo_bot?step=full_loop&lines=32-34&present=1")
    expect(projector.locator(".code-panel-marker").first).to_be_visible()
    expect(projector.get_by_role("button", name="Leave")).to_be_visible()
    projector.keyboard.press("ArrowDown")
    note = projector.get_by_role("note")
    expect(note).to_have_count(1)
    first = note.inner_text()
    projector.keyboard.press("ArrowDown")
    expect(note).not_to_have_text(first)
    projector.keyboard.press("ArrowUp")
    assert note.inner_text() == first
    code = projector.locator(".code-panel-code")
    width = "code => parseFloat(getComputedStyle(code).fontSize)"
    before = code.evaluate(width)
    projector.keyboard.press("+")
    assert code.evaluate(width) > before
    # What is typed into the app is no key of the teacher's.
    box = projector.get_by_test_id("stChatInputTextArea")
    box.press_sequentially("q+-")
    expect(box).to_have_value("q+-")
    expect(projector.get_by_role("dialog")).to_have_count(0)
    send(projector, "hello")
    expect(live_pane(projector).get_by_text("Echo: hello")).to_be_visible()
    wait_for_run(projector)
    projector.get_by_role("heading", level=1).first.click()
    projector.keyboard.press("Shift+ArrowLeft")
    expect(projector.locator(".live-looking-back")).to_contain_text("nothing runs")
    assert projector.url.endswith("step=full_loop&lines=32-34&present=1")


def test_the_room_gets_the_steps_address(projector: Page, app: str) -> None:
    projector.goto(f"{app}/streaming?step=generator&present=1")
    expect(projector.locator(".presentation-desk button").first).to_be_visible()
    projector.keyboard.press("q")
    room = projector.get_by_role("dialog")
    expect(room).to_contain_text(f"{app}/streaming?step=generator")
    expect(room).to_contain_text("Only this computer")
    expect(room.locator("svg")).to_be_visible()
    projector.keyboard.press("q")
    expect(room).to_be_hidden()
