"""Every page and step: whole, and with what the step speaks of in view.

On a projector by day, then made larger, and on a phone by night.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from in_view import PLACES, out_of_view, send_if_asked, show, wait_until_drawn
from lesson_steps import LESSONS
from playwright.sync_api import Browser, Page, ViewportSize, expect
from servers import ROOT, serving
from visits import Watch, visit

from lessons.lesson_fields import Lesson


class Screen(NamedTuple):
    """A window's sizes, the tightest first, and what is sent in it."""

    sizes: list[ViewportSize]
    colors: str
    messages: list[str]


# On a phone a tab is changed twice a message, which takes its time.
SCREENS = {
    "wide": Screen(
        [
            {"width": 1280, "height": 720},
            {"width": 1400, "height": 900},
            {"width": 1920, "height": 1080},
        ],
        "light",
        ["one", "two\n\nlines"],
    ),
    "phone": Screen([{"width": 390, "height": 844}], "dark", ["one"]),
}


@pytest.fixture(scope="module")
def quick_app() -> Iterator[str]:
    """The app's address; its practice model answers at once."""
    with serving(ROOT / "Home.py", PRACTICE_SPEED="0") as address:
        yield address


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> Screen:
    return SCREENS[request.param]


@pytest.fixture
def window(browser: Browser, screen: Screen) -> Iterator[Page]:
    size, colors = screen.sizes[0], screen.colors
    context = browser.new_context(viewport=size, color_scheme=colors)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_each_step_of_a_lesson_is_whole_and_in_view(
    window: Page, screen: Screen, quick_app: str, lesson: Lesson
) -> None:
    watch = Watch(window)
    visit(window, f"{quick_app}/{lesson.slug}")
    expect(window.locator(".column-tabs button")).to_have_count(3)
    missed: dict[str, list[str]] = {}
    for number, title in enumerate(lesson.headings, start=1):
        step = f"{number}. {title}"
        expect(window.get_by_role("heading", name=step, exact=True)).to_be_visible()
        wait_until_drawn(window)
        assert_it_is_whole(window)
        missed[step] = out_of_view(window)
        show(window, "App")
        places = window.evaluate(PLACES)
        for message in screen.messages:
            if not send_if_asked(window, message):
                break
            after = f"{step}, after {message}"
            missed[after] = out_of_view(window)
            show(window, "App")
            if window.evaluate(PLACES) != places:
                missed[after].append("moved")
        for size in screen.sizes[1:]:
            window.set_viewport_size(size)
            missed[f"{step}, at {size}"] = out_of_view(window)
            assert_nothing_is_cut_off(window)
        window.set_viewport_size(screen.sizes[0])
        if number <= len(lesson.steps):
            # No mouse is to stay over the text.
            window.locator(".st-key-next_step button").dispatch_event("click")
    expect(window.get_by_text("Show a solution").first).to_be_visible()
    assert {step: parts for step, parts in missed.items() if parts} == {}
    assert watch.faults == []


def test_the_welcome_page_is_whole(window: Page, quick_app: str) -> None:
    watch = Watch(window)
    visit(window, quick_app)
    expect(window.get_by_placeholder("What is up?")).to_be_visible()
    assert_it_is_whole(window)
    assert watch.faults == []


def assert_it_is_whole(tab: Page) -> None:
    assert_nothing_is_cut_off(tab)
    assert_no_line_begins_with_a_dot(tab)
    assert_the_outline_is_whole(tab)


def assert_nothing_is_cut_off(tab: Page) -> None:
    """No page scrolls sideways, and no panel holds more than it is wide."""
    wider = tab.evaluate(
        """() => [...document.querySelectorAll(
            "[data-testid=stMain], .code-panel-code, .st-key-live_pane,"
            + ".st-key-step_text, .question-card"
        )].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"""
    )
    assert wider == []


def assert_the_outline_is_whole(tab: Page) -> None:
    """The page has one main heading, no level is left out, and the pane is a region.

    What a script draws in the pane is its own.
    """
    # On a phone the pane may be behind another tab, where no role finds it.
    pane = tab.locator(".st-key-live_pane")
    if pane.count():
        expect(pane).to_have_attribute("role", "region")
        expect(pane).to_have_attribute("aria-label", "The live app")
    levels = tab.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
            .filter(heading => !heading.closest("[role=region]"))
            .map(heading => Number(heading.tagName[1]))"""
    )
    assert levels.count(1) == 1
    steps = [
        after - before for before, after in zip([0, *levels], levels, strict=False)
    ]
    assert max(steps) == 1, levels


def assert_no_line_begins_with_a_dot(tab: Page) -> None:
    """What a dot parts is on its line, or else the dot ends the line above."""
    beginning = tab.evaluate(
        """() => {
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
            const found = []
            let above = null
            while (texts.nextNode()) {
                const text = texts.currentNode
                const parent = text.parentElement
                const line = parent.closest("p, li, pre, a, h1, h2") ?? parent
                if (!line.textContent.includes("·")) continue
                for (let i = 0; i < text.length; i++) {
                    const range = document.createRange()
                    range.setStart(text, i)
                    range.setEnd(text, i + 1)
                    const box = range.getBoundingClientRect()
                    if (!box.width || !text.data[i].trim()) continue
                    const isLower = above?.line === line && box.top > above.bottom - 2
                    if (text.data[i] === "·" && isLower) found.push(text.data)
                    above = { line, bottom: box.bottom }
                }
            }
            return found
        }"""
    )
    assert beginning == []


def test_the_page_names_all_scripts_of_a_lesson_at_once(tab: Page, app: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    visit(tab, f"{app}/echo_bot?step=full_loop")
    page = tab.request.get(f"{app}/echo_bot").text()
    scripts = [url.rpartition("/")[2] for url in asked if url.endswith(".js")]
    assert len(scripts) > 50
    later = {script.partition(".")[0] for script in scripts if script not in page}
    assert later <= {"record", "wavesurfer"}  # The microphone's, which is off.
