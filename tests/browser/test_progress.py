"""What a learner has done stays in their browser, whatever is in its storage."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lesson_steps import LESSONS
from playwright.sync_api import Locator, Page, WebSocket, expect
from servers import ROOT, serving
from visits import Watch, visit, wait_for_run

KEY = "chat-lessons-progress"
ROAD = [f"{lesson.slug}?step={place}" for lesson in LESSONS for place in lesson.places]
FIRST, SECOND = ROAD[:2]
FULL_LOOP = "echo_bot?step=full_loop"
PREDICTION = "prediction echo_bot/full_loop/1"
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("blocked", "SecurityError") }
})"""

FILL = """() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
        const piece = "x".repeat(size)
        try { for (let n = 0; ; n++) localStorage[`fill-${size}-${n}`] = piece }
        catch {}
    }
}"""
MAKE_ROOM = """() => Object.keys(localStorage)
    .filter(key => key.startsWith("fill")).forEach(key => delete localStorage[key])"""


def stored(tab: Page, key: str = KEY) -> str | None:
    text: str | None = tab.evaluate("key => localStorage.getItem(key)", key)
    return text


def kept(tab: Page) -> dict[str, Any]:
    progress: dict[str, Any] = json.loads(stored(tab) or "{}")
    return progress


def store(tab: Page, app: str, text: str) -> None:
    """Have a text in the storage before the app is opened."""
    tab.goto(f"{app}/_stcore/health")
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def progress(*seen: str, **others: object) -> str:
    known = {"version": 1, "last": seen[-1], "seen": seen, "done": {}}
    return json.dumps({**known, "celebrated": False, **others}, separators=(",", ":"))


def see(tab: Page, app: str, step: str) -> None:
    """Open a step, and wait until it is noted."""
    visit(tab, f"{app}/{step}")
    noted = "([key, last]) => localStorage.getItem(key)?.includes(last)"
    tab.wait_for_function(noted, arg=[KEY, f'"last":"{step}"'])


def judge(tab: Page, kind: str, task: str, right: bool) -> None:
    tab.evaluate(
        """detail => document.dispatchEvent(
            new CustomEvent("lesson-progress", {detail}))""",
        {"kind": kind, "id": task, "right": right},
    )


def link_on(tab: Page, name: str) -> Locator:
    return tab.locator(".stMain").get_by_role("link", name=name)


def open_keeping(tab: Page) -> Locator:
    """Open *Your progress* on the welcome page."""
    tab.get_by_text("Your progress", exact=True).click()
    return tab.locator(".progress-keeping")


def test_the_last_place_outlives_a_reload_a_new_tab_and_the_server(tab: Page) -> None:
    goes_on = "Continue at Echo bot, step 3: The full loop"
    with serving(ROOT / "Home.py") as address:
        see(tab, address, FULL_LOOP)
        tab.get_by_role("link", name="Welcome").click()
        expect(link_on(tab, goes_on)).to_be_visible()
        tab.reload()
        expect(link_on(tab, goes_on)).to_be_visible()
    with serving(ROOT / "Home.py", port=urlsplit(address).port):
        other = tab.context.new_page()
        visit(other, address)
        link_on(other, goes_on).click()
        expect(other).to_have_url(f"{address}/{FULL_LOOP}")
        expect(other.get_by_role("heading", name="The full loop")).to_be_visible()


def test_what_is_noted_costs_no_run(tab: Page, app: str) -> None:
    sent: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame)

    def note_frames(socket: WebSocket) -> None:
        socket.on("framesent", note)

    tab.on("websocket", note_frames)
    see(tab, app, FULL_LOOP)
    judge(tab, "prediction", "echo_bot/full_loop/1", right=True)
    judge(tab, "prediction", "what/is/this", right=True)
    judge(tab, "no such kind", "echo_bot/full_loop/1", right=True)
    assert kept(tab)["done"] == {PREDICTION: True}
    tab.wait_for_timeout(500)  # In which nothing is asked of the server.
    wait_for_run(tab)
    expect(tab.locator(".live-line")).to_contain_text("Run 1")
    assert len(sent) == 1


def test_the_recap_says_what_went_well_and_what_to_look_at_again(
    tab: Page, app: str
) -> None:
    done = {
        PREDICTION: True,
        # Of one step, the worst counts; and a question of earlier lessons is of none.
        "prediction echo_bot/forgotten_answers/1": False,
        "prediction echo_bot/forgotten_answers/2": True,
        "recall echo_bot/your_messages/1": True,
        "recall echo_bot/your_messages/2": False,
        "hunt echo_bot/double_dot/1": False,
        "check echo_bot/recap/1": True,
    }
    store(tab, app, progress("echo_bot?step=your_messages", FULL_LOOP, done=done))
    visit(tab, f"{app}/echo_bot?step=recap")
    said = tab.locator(".progress-summary")
    expect(said.locator("p")).to_have_text(
        [
            "You were right at: The full loop",
            "Look again at: The bot answers, What goes wrong: a script that Python "
            "cannot read",
            "You solved: A parrot",
            "Of earlier lessons, you knew 1 of 2 at once.",
            re.compile("^Not seen yet: "),
        ]
    )
    after = "title => getComputedStyle(title, '::after').content"
    titles = tab.locator("p", has_text="Your turn: ")
    assert [("✓" in it.evaluate(after)) for it in titles.all()] == [True, False, False]
    unseen = said.locator("p", has_text="Not seen yet")
    expect(unseen.get_by_role("link")).to_have_count(5)
    judge(tab, "hunt", "echo_bot/double_dot/1", right=True)
    judge(tab, "prediction", "echo_bot/forgotten_answers/1", right=True)
    expect(said).not_to_contain_text("Look again")
    unseen.get_by_role("link").first.click()
    expect(tab).to_have_url(f"{app}/echo_bot?step=forgotten_answers")
    expect(tab.locator("h2", has_text="2.")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        progress(FIRST, FULL_LOOP, version=2, plans={"seen": []}),
        progress(FIRST, FULL_LOOP, last={}, seen=[FIRST, FULL_LOOP, None, [FIRST]]),
        progress(FIRST, FULL_LOOP, done={PREDICTION: True, "constructor": True}),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_the_rest_is_kept(
    tab: Page, app: str, text: str
) -> None:
    watch = Watch(tab)
    store(tab, app, text)
    see(tab, app, SECOND)
    seen = kept(tab)["seen"]
    assert seen == ([FIRST, FULL_LOOP, SECOND] if FIRST in text else [SECOND])
    assert kept(tab)["done"] == ({PREDICTION: True} if PREDICTION in text else {})
    assert stored(tab, f"{KEY}-set-aside-1") == text
    assert stored(tab, f"{KEY}-set-aside-2") is None
    assert watch.faults == []


def test_a_full_storage_loses_nothing(tab: Page, app: str) -> None:
    watch, before = Watch(tab), progress(FULL_LOOP)
    store(tab, app, before)
    tab.evaluate(FILL)
    visit(tab, f"{app}/{SECOND}")
    expect(tab.locator(".progress-keeper style")).to_be_attached()
    assert stored(tab) == before
    tab.get_by_role("link", name="Welcome").click()
    expect(link_on(tab, "Continue at First app, step 2")).to_be_visible()
    expect(tab.get_by_text("does not keep this")).to_be_visible()
    expect(tab.get_by_text("You have seen 2 of")).to_be_visible()
    # Room is made: with the next step, all is kept.
    tab.evaluate(MAKE_ROOM)
    link_on(tab, "Continue at First app, step 2").click()
    tab.wait_for_function("key => localStorage.getItem(key).includes('run_a')", arg=KEY)
    assert kept(tab)["seen"] == [FULL_LOOP, SECOND]
    assert watch.faults == []


def test_a_blocked_storage_breaks_nothing(tab: Page, app: str) -> None:
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.add_init_script(BLOCKED)
    visit(tab, f"{app}/{SECOND}")
    expect(tab.locator(".progress-keeper style")).to_be_attached()
    tab.get_by_role("link", name="Welcome").click()
    expect(link_on(tab, "Continue at First app, step 2")).to_be_visible()
    expect(tab.get_by_text("does not keep this")).to_be_visible()
    keeping = tab.locator(".progress-keeping")
    keeping.get_by_role("button", name="Clear").click()
    keeping.get_by_role("button", name="Clear").click()
    expect(link_on(tab, "Continue")).to_have_count(0)
    keeping.get_by_role("button", name="Undo").click()
    expect(link_on(tab, "Continue at First app, step 2")).to_be_visible()
    assert errors == []


def test_two_tabs_add_up_and_show_it(tab: Page, app: str) -> None:
    *first, last = [step for step in ROAD if step.startswith("first_app?")]
    store(tab, app, progress(*first[1:]))
    other = tab.context.new_page()
    see(tab, app, first[0])
    tab.get_by_role("link", name="Welcome").click()
    keeping = open_keeping(tab)
    expect(keeping).to_contain_text(f"You have seen {len(first)} of")
    see(other, app, last)
    expect(keeping).to_contain_text(f"You have seen {len(first) + 1} of")
    assert kept(tab)["seen"] == [*first[1:], first[0], last]
    marked = "link => getComputedStyle(link, '::after').content"
    for place in (".st-key-road", "[data-testid=stTopNav]"):
        links = tab.locator(place).get_by_role("link")
        assert "✓" in links.filter(has_text="First app").evaluate(marked)
        assert "✓" not in links.filter(has_text="Chat message").evaluate(marked)


def test_progress_is_exported_cleared_brought_back_and_imported(
    tab: Page, app: str, tmp_path: Path
) -> None:
    text = progress(FIRST, FULL_LOOP, done={PREDICTION: True})
    store(tab, app, text)
    visit(tab, app)
    keeping = open_keeping(tab)

    def press(name: str) -> None:
        keeping.get_by_role("button", name=name).click()

    def choose_file(file: Path) -> None:
        with tab.expect_file_chooser() as chooser:
            press("Import")
        chooser.value.set_files(file)

    with tab.expect_download() as download:
        press("Export")
    exported = tmp_path / download.value.suggested_filename
    download.value.save_as(exported)
    assert exported.read_text() == text
    press("Clear")
    press("Keep it")
    assert stored(tab) == text
    press("Clear")
    press("Clear")
    expect(link_on(tab, "Continue")).to_have_count(0)
    assert stored(tab) is None
    press("Undo")
    expect(link_on(tab, "Continue at Echo bot")).to_be_visible()
    assert stored(tab) == text
    press("Clear")
    press("Clear")
    see(tab, app, SECOND)
    visit(tab, app)
    open_keeping(tab)
    other = tmp_path / "other.json"
    other.write_text('{"name": "<b>not ours</b>"}')
    choose_file(other)
    expect(keeping).to_contain_text("other.json holds no progress.")
    choose_file(exported)
    expect(keeping).to_contain_text(f"{exported.name} is added to your progress.")
    assert set(kept(tab)["seen"]) == {FIRST, FULL_LOOP, SECOND}
    assert kept(tab)["done"] == {PREDICTION: True}
    assert kept(tab)["last"] == SECOND


def test_the_other_name_of_this_computer_is_named_where_nothing_is_kept(
    tab: Page, app: str
) -> None:
    visit(tab, app)
    other = app.replace("localhost", "127.0.0.1")
    link = open_keeping(tab).get_by_role("link")
    expect(link).to_have_attribute("href", f"{other}/")
    see(tab, app, FIRST)
    visit(tab, app)
    expect(open_keeping(tab)).to_contain_text("You have seen 1 of")
    expect(link).to_be_hidden()


def test_who_has_seen_all_is_celebrated_once(tab: Page, app: str) -> None:
    tab.emulate_media(reduced_motion="reduce")
    store(tab, app, progress(*ROAD))
    visit(tab, f"{app}/where_next")
    expect(tab.get_by_text("You have come all the way")).to_be_visible()
    paper = tab.locator(".progress-confetti i").first
    expect(paper).to_have_css("animation-name", "none")
    tab.emulate_media(reduced_motion="no-preference")
    expect(paper).to_have_css("animation-name", "progress-confetti")
    visit(tab, f"{app}/where_next")
    expect(tab.get_by_text("You have come all the way")).to_be_visible()
    expect(paper).to_have_count(0)


def test_a_snippet_alone_and_a_presentation_keep_nothing_and_are_not_searched(
    tab: Page, app: str
) -> None:
    for address in ("alone?snippet=echo_bot/echo_bot", f"{FULL_LOOP}&present=1"):
        visit(tab, f"{app}/{address}")
        expect(tab.locator(".progress-keeper")).to_have_count(0)
        expect(tab.get_by_role("button", name="Search the lessons")).to_have_count(0)
    assert stored(tab) is None
