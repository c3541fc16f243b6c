"""Every page and step, on a laptop by day and on a phone by night."""

from collections.abc import Iterator

import pytest
from lesson_steps import LESSONS
from playwright.sync_api import Browser, Page, expect
from visits import Watch, visit, wait_for_run

from lessons.lesson_fields import Lesson

LAPTOP, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(params=["laptop", "phone"])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    if request.param == "laptop":
        context = browser.new_context(viewport=LAPTOP, color_scheme="light")
    else:
        context = browser.new_context(viewport=PHONE, color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lesson_is_whole_from_its_first_step_to_its_last(
    screen: Page, app: str, lesson: Lesson
) -> None:
    watch = Watch(screen)
    visit(screen, f"{app}/{lesson.slug}")
    for number, title in enumerate(lesson.headings, start=1):
        heading = screen.get_by_role("heading", name=f"{number}. {title}")
        expect(heading).to_be_visible()
        wait_for_run(screen)
        assert_nothing_is_cut_off(screen)
        assert_no_line_begins_with_a_dot(screen)
        assert_the_outline_is_whole(screen)
        if number <= len(lesson.steps):
            screen.locator(".st-key-next_step button").click()
    expect(screen.get_by_text("Show a solution").first).to_be_visible()
    assert watch.faults == []


def test_the_welcome_page_is_whole(screen: Page, app: str) -> None:
    watch = Watch(screen)
    visit(screen, app)
    expect(screen.get_by_placeholder("What is up?")).to_be_visible()
    assert_nothing_is_cut_off(screen)
    assert_no_line_begins_with_a_dot(screen)
    assert_the_outline_is_whole(screen)
    assert watch.faults == []


def assert_nothing_is_cut_off(tab: Page) -> None:
    """No page scrolls sideways, and no panel holds more than it is wide."""
    wider = tab.evaluate(
        """() => [...document.querySelectorAll(
            "[data-testid=stMain], .code-panel-code, .st-key-live_pane"
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
                const line = text.parentElement.closest("p, li, pre, a")
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
