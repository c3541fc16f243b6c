"""What a keyboard and a screen reader need: keys, focus, and what is announced."""

from lesson_steps import LESSONS
from playwright.sync_api import Locator, Page, expect
from visits import Watch, live_pane, send, visit, wait_for_run

MOST_TABS = 12
ROAD = [f"{lesson.slug}?step={place}" for lesson in LESSONS for place in lesson.places]


def announced(tab: Page) -> Locator:
    return tab.locator(".page-manners-said")


def note_announcements(tab: Page) -> None:
    expect(announced(tab)).to_be_attached()
    announced(tab).evaluate(
        """said => {
            window.said = []
            new MutationObserver(() => window.said.push(said.innerText))
                .observe(said, {childList: true, subtree: true, characterData: true})
        }"""
    )


def test_keys_that_are_pressed_quickly_are_not_lost(tab: Page, app: str) -> None:
    watch = Watch(tab)
    start = ROAD.index("echo_bot?step=literal_response")
    visit(tab, f"{app}/{ROAD[start]}")
    expect(announced(tab)).to_be_attached()
    for keys in (3 * ["ArrowRight"], 3 * ["ArrowLeft"], 2 * ["ArrowRight"]):
        for key in keys:
            tab.keyboard.press(key)
            tab.wait_for_timeout(80)
            start += 1 if key == "ArrowRight" else -1
        expect(tab).to_have_url(f"{app}/{ROAD[start]}")
    # That was the recap; the key leads on to the next lesson.
    tab.keyboard.press("ArrowRight")
    expect(tab).to_have_url(f"{app}/{ROAD[start + 1]}")
    heading = tab.get_by_role("heading", name="A generator, on its own")
    expect(heading).to_be_focused()
    expect(tab).to_have_title("Streaming, step 1: A generator, on its own")
    assert watch.faults == []


def test_the_focus_follows_to_the_steps_heading(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history")
    expect(announced(tab)).to_be_attached()
    expect(tab.get_by_role("heading", name="Messages in a list")).not_to_be_focused()
    tab.locator(".st-key-next_step button:visible").click()
    heading = tab.get_by_role("heading", name="Session state remembers")
    expect(heading).to_be_focused()
    wait_for_run(tab)
    tab.keyboard.press("ArrowRight")
    heading = tab.get_by_role("heading", name="Role and content")
    expect(heading).to_be_focused()
    expect(heading).not_to_have_css("outline-style", "none")


def test_what_a_run_brought_is_announced_once_when_it_is_over(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/streaming?step=streamed_echo")
    note_announcements(tab)
    for number, words in enumerate(("one two three four five", "six"), start=2):
        send(tab, words)
        expect(announced(tab)).to_contain_text(f"Run {number}: you sent “{words}”")
        wait_for_run(tab)
    tab.wait_for_timeout(500)  # In which nothing more is said.
    first, second = tab.evaluate("window.said")
    assert first.startswith(
        "Chat message from user: one two three four five\n\n"
        "Chat message from assistant: Echo: one two three four five\n\nRun 2"
    )
    assert second.startswith("Chat message from user: six\n\n")
    assert "one two" not in second
    expect(announced(tab)).to_have_attribute("role", "status")


def test_the_chat_input_is_a_few_keys_from_the_top(tab: Page, app: str) -> None:
    for page in ("", "echo_bot?step=full_loop", "chatgpt_clone?step=full_app"):
        visit(tab, f"{app}/{page}")
        skip = tab.get_by_role("link", name="Skip to the live app")
        expect(skip).to_be_attached()
        tab.keyboard.press("Tab")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("region", name="The live app")).to_be_focused()
        expect(skip).not_to_be_in_viewport()
        box = live_pane(tab).get_by_test_id("stChatInputTextArea")
        for _ in range(MOST_TABS - 1):
            if box.evaluate("box => box === document.activeElement"):
                break
            tab.keyboard.press("Tab")
        expect(box).to_be_focused()


def test_whatever_has_the_focus_looks_so(tab: Page, app: str) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    expect(announced(tab)).to_be_attached()
    alike, kinds = [], set()
    while "stChatInputTextArea" not in kinds:
        tab.keyboard.press("Tab")
        kind, x, y, width, height = tab.evaluate(
            """() => {
                const element = window.focused = document.activeElement
                const box = element.getBoundingClientRect()
                const kind = element.dataset.testid || element.className
                return [kind, box.x, box.y, box.width, box.height]
            }"""
        )
        if kind in kinds:
            continue
        kinds.add(kind)
        around = {"x": max(x - 30, 0), "y": max(y - 30, 0)}
        around |= {"width": width + 60, "height": height + 60}
        looks = []
        for change in ("focus", "blur"):
            tab.evaluate("change => window.focused[change]()", change)
            tab.wait_for_timeout(300)  # Some fade.
            looks.append(tab.screenshot(clip=around))
        if looks[0] == looks[1]:
            alike.append(kind)
        tab.evaluate("window.focused.focus()")
    assert len(kinds) > MOST_TABS
    assert alike == []
