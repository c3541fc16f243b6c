"""Code that is changed in the page, and run: on a laptop, and on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import serious_faults
from playwright.sync_api import Browser, Locator, Page, expect
from servers import ROOT, serving
from visits import Watch, send, visit, wait_for_run

from lessons.snippet_files import snippet_path

ORIGINAL = snippet_path("echo_bot/echo_bot").read_text()
EDITOR_FILE = re.compile(r"/code_editor\.js\?\w+$")
KEPT = "You changed this file earlier."
NEWER = "Another tab has kept a newer text of this script."
PROPOSED = "Someone's change. Read it, then press Run."
LINK = "Copy an address that leads to this text"
KEPT_TEXT = "localStorage.getItem('chat-lessons-edit echo_bot/full_loop')"
COPIED = """async () => {
    for (;;) {
        const text = await navigator.clipboard.readText()
        if (text) return text
        await new Promise(requestAnimationFrame)
    }
}"""
# A million letters in a kilobyte, as a link would bring them.
BOMB = """async () => {
    const packed = new Blob(["a".repeat(1e6)]).stream()
        .pipeThrough(new CompressionStream("deflate-raw"))
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
    location.hash = "edit=" + btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}"""


@pytest.fixture(scope="module")
def page_address() -> Iterator[str]:
    page = ROOT / "tests" / "editing_page.py"
    with serving(page, PYTHONPATH=str(ROOT)) as address:
        yield address


def editor(tab: Page) -> Locator:
    return tab.get_by_role("textbox", name="Code of echo_bot.py, editable")


def way(tab: Page, name: str) -> Locator:
    return tab.locator(".code-panel").get_by_role("button", name=name, exact=True)


def first_line(tab: Page) -> Locator:
    return tab.locator(".code-panel-line").first


def copied(tab: Page, title: str = "Copy the file") -> str:
    tab.evaluate("navigator.clipboard.writeText('')")
    tab.get_by_title(title).click()
    return tab.evaluate(COPIED)


def was_run(tab: Page, times: int) -> None:
    expect(tab.get_by_text(f"Runs: {times}", exact=True)).to_be_visible()
    wait_for_run(tab)


def test_code_is_changed_run_kept_and_reset(
    tab: Page, page_address: str, axe: Path
) -> None:
    watch = Watch(tab)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    visit(tab, page_address)
    assert not any(map(EDITOR_FILE.search, asked))

    # By keyboard alone; none of the page's own keys is one here.
    with tab.expect_response(EDITOR_FILE) as loaded:
        way(tab, "Edit").press("Enter")
    expect(editor(tab)).to_be_focused()
    assert loaded.value.headers["content-encoding"] == "gzip"
    assert "immutable" in loaded.value.headers["cache-control"]
    assert len([url for url in asked if EDITOR_FILE.search(url)]) == 1
    expect(tab.get_by_role("link", name="Open alone")).to_be_hidden()
    tab.keyboard.press("Control+Home")
    tab.keyboard.type("# rc?/\nif 1:\nmine = 1\n")
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    changed = "# rc?/\nif 1:\n    mine = 1\n    " + ORIGINAL
    assert copied(tab) == changed
    editor(tab).press("Control+z")
    editor(tab).press("Control+y")
    assert copied(tab) == changed
    with tab.expect_download() as download:
        way(tab, "Download").click()
    assert Path(download.value.path()).read_text() == changed
    assert serious_faults(tab, axe) == []
    editor(tab).press("Control+f")
    expect(tab.get_by_placeholder("Find")).to_be_focused()
    assert serious_faults(tab, axe) == []
    tab.keyboard.press("Escape")
    expect(editor(tab)).to_be_focused()
    # Neither a run of the page nor another theme takes it away.
    send(tab, "hi")
    wait_for_run(tab)
    tab.emulate_media(color_scheme="dark")
    expect(tab.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    assert copied(tab) == changed
    editor(tab).focus()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    expect(editor(tab)).not_to_be_focused()
    editor(tab).press("Control+Enter")
    was_run(tab, 1)
    expect(editor(tab)).to_have_count(0)
    expect(way(tab, "Edit")).to_be_focused()
    expect(first_line(tab)).to_contain_text("# rc?/")
    expect(tab.get_by_role("button", name="Note 1 of 1")).to_be_visible()
    expect(tab.get_by_role("link", name="Open alone")).to_have_count(0)
    assert copied(tab) == changed
    way(tab, "What changed").click()
    expect(
        tab.get_by_text("since the original: 4 added (+), 1 removed")
    ).to_be_visible()
    assert serious_faults(tab, axe) == []

    # What is written and not run is there after a reload, and does not run by itself.
    tab.locator(".code-panel-line", has_text="mine = 1").dblclick(
        position={"x": 300, "y": 5}
    )
    expect(editor(tab)).to_be_focused()
    tab.keyboard.press("End")
    tab.keyboard.type("2")
    tab.reload()
    expect(tab.get_by_text(KEPT)).to_be_visible()
    was_run(tab, 0)
    tab.set_viewport_size({"width": 1400, "height": 400})
    tab.locator(".code-panel-line").last.scroll_into_view_if_needed()
    expect(first_line(tab)).not_to_be_in_viewport()
    expect(tab.get_by_text(KEPT)).to_be_in_viewport()
    tab.set_viewport_size({"width": 1400, "height": 900})
    expect(first_line(tab)).to_contain_text("import streamlit")
    assert copied(tab) == ORIGINAL
    way(tab, "Go on editing").click()
    changed = changed.replace("mine = 1", "mine = 12")
    expect(editor(tab)).to_contain_text("mine = 12")
    assert copied(tab) == changed
    editor(tab).press("Control+z")
    assert copied(tab) == ORIGINAL
    editor(tab).press("Control+y")
    way(tab, "Close").click()
    expect(tab.get_by_text(KEPT)).to_be_visible()
    way(tab, "Edit").click()
    way(tab, "Run").click()
    was_run(tab, 1)
    expect(tab.get_by_text(KEPT)).to_have_count(0)

    # Who looks back sees the text of that run; going on is at the text of now.
    tab.get_by_text("Look back").click()
    expect(tab.get_by_text("This is the code of that run.")).to_be_visible()
    expect(first_line(tab)).to_contain_text("earlier = 1")
    assert copied(tab) == changed
    tab.get_by_text("Look back").click()
    expect(first_line(tab)).to_contain_text("# rc?/")

    way(tab, "Reset").click()
    was_run(tab, 2)
    expect(first_line(tab)).to_contain_text("import streamlit")
    assert tab.evaluate(KEPT_TEXT) is None
    way(tab, "Undo").click()
    was_run(tab, 3)
    assert copied(tab) == changed == tab.evaluate(KEPT_TEXT)
    way(tab, "Reset").click()
    was_run(tab, 4)

    # An empty text is one, too; a crafted one, or what is none, is not run.
    way(tab, "Edit").click()
    editor(tab).fill("")
    way(tab, "Run").click()
    was_run(tab, 5)
    expect(tab.locator(".code-panel-line")).to_have_count(1)
    root = tab.locator(".code-panel-root")
    for crafted in ("1", "null", "['x']", "{}", "'x'.repeat(100001)", "'\\ud800'"):
        root.evaluate(f"root => root.run({crafted})")
        wait_for_run(tab)
    root.evaluate("root => root.run('last')")
    was_run(tab, 6)

    # Two tabs write: each is told of the other's text, and neither is lost.
    other = tab.context.new_page()
    visit(other, page_address)
    other.wait_for_timeout(500)  # On a busy machine the panel is drawn once more.
    way(other, "Edit").click()
    expect(editor(other)).to_be_focused()
    way(tab, "Edit").click()
    editor(tab).fill("mine")
    expect(other.get_by_text(NEWER)).to_be_visible()
    editor(other).fill("theirs")
    expect(tab.get_by_text(NEWER)).to_be_visible()
    tab.evaluate("dispatchEvent(new Event('pagehide'))")
    assert tab.evaluate(KEPT_TEXT) == "theirs"
    way(tab, "Take that over").click()
    expect(tab.get_by_text(NEWER)).to_have_count(0)
    assert copied(tab) == "theirs"
    editor(tab).press("Control+z")
    assert copied(tab) == "mine"
    assert watch.faults == []


def test_a_change_is_handed_on_by_a_link_and_read_before_it_runs(
    browser: Browser, page_address: str, axe: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    watch = Watch(tab)
    visit(tab, page_address)
    size = way(tab, "Edit").bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 44
    way(tab, "Edit").tap()
    editor(tab).tap()
    tab.keyboard.press("Control+Home")
    tab.keyboard.type("# äß🙂\n")
    link = copied(tab, LINK)
    assert serious_faults(tab, axe) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    editor(tab).press("Control+End")
    tab.evaluate("navigator.clipboard.writeText([...Array(900).keys()].join(' '))")
    tab.keyboard.press("Control+v")
    tab.get_by_title(LINK).click()
    expect(tab.get_by_text("too long for a link")).to_be_visible()
    tab.evaluate("localStorage.clear()")
    context.close()

    # Whoever reads it keeps what they wrote themselves.
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    watch_reader = Watch(tab)
    visit(tab, link.replace("/#", "/?may=no#"))
    expect(way(tab, "Edit")).to_have_count(0)
    expect(tab.get_by_text(PROPOSED)).to_have_count(0)
    tab.evaluate(KEPT_TEXT.replace("getItem", "setItem").replace(")", ", 'mine = 1')"))
    visit(tab, link)
    expect(tab.get_by_text(PROPOSED)).to_be_visible()
    assert tab.url == f"{page_address}/"
    expect(editor(tab)).to_contain_text("# äß🙂")
    was_run(tab, 0)
    assert copied(tab) == f"# äß🙂\n{ORIGINAL}"
    assert tab.evaluate(KEPT_TEXT) == "mine = 1"
    way(tab, "Run").click()
    was_run(tab, 1)
    assert copied(tab, LINK) == link
    expect(first_line(tab)).to_contain_text("# äß🙂")

    tab.reload()
    expect(tab.get_by_text(KEPT)).to_be_visible()
    for bad in ("location.hash = 'edit=x!'", "location.hash = 'edit=AAAA'", BOMB):
        tab.evaluate(bad)
        unread = tab.get_by_text("in this link cannot be read.")
        expect(unread).to_be_visible()
        unread.evaluate("said => said.parentElement.remove()")
        assert "#" not in tab.url
    expect(first_line(tab)).to_contain_text("import streamlit")

    # A browser that keeps nothing says so, once, and the editor works on.
    tab.evaluate("() => { Storage.prototype.setItem = () => { throw 'full' } }")
    way(tab, "Edit").click()
    for letters in ("# a", "b"):
        editor(tab).press_sequentially(letters)
        expect(
            tab.get_by_text("This browser cannot keep what you write")
        ).to_be_visible()
    way(tab, "Close").click()
    expect(tab.get_by_text(KEPT)).to_be_visible()
    way(tab, "Forget it").click()
    expect(tab.get_by_text(KEPT)).to_have_count(0)
    was_run(tab, 0)
    assert watch.faults + watch_reader.faults == []
    context.close()
