"""What a browser asks for when it opens a lesson, and what of it a reader sees."""

import re

import pytest
from playwright.sync_api import Page, expect
from servers import ROOT, serving
from visits import Watch, live_pane, send, visit

ICONS_AND_TEXT = {"MaterialSymbols-Rounded", "SourceSansVF-Upright"}


def test_a_lesson_finds_its_server_and_loads_no_font_for_code_and_italics(
    tab: Page, app: str
) -> None:
    fonts: list[str] = []
    font = re.compile(r"/media/([\w-]+).*\.woff2$")
    tab.on("request", lambda asked: fonts.extend(font.findall(asked.url)))
    assert_a_deep_link_finds_the_server(tab, app)
    tab.evaluate("document.fonts.ready")
    assert set(fonts) == ICONS_AND_TEXT

    emphasised = tab.locator("em").first
    expect(emphasised).to_have_css("font-style", "italic")
    slant = "text => getComputedStyle(text).fontSynthesisStyle"
    assert emphasised.evaluate(slant) == "auto"
    widths = tab.locator(".code-panel-file").evaluate(
        """file => ["iiii", "MMMM"].map(text => {
            file.textContent = text
            return file.getBoundingClientRect().width
        })"""
    )
    assert widths[0] == pytest.approx(widths[1])


def test_a_deep_link_finds_the_server_below_a_path(tab: Page) -> None:
    with serving(ROOT / "Home.py", STREAMLIT_SERVER_BASE_URL_PATH="a/b") as address:
        root = f"{address}/a/b"
        assert_a_deep_link_finds_the_server(tab, root)
        tab.get_by_role("link", name="History").click()
        expect(tab).to_have_url(f"{root}/history")


def assert_a_deep_link_finds_the_server(tab: Page, root: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    watch = Watch(tab)
    visit(tab, f"{root}/echo_bot?step=full_loop")
    send(tab, "Hello")
    expect(live_pane(tab).get_by_text("Echo: Hello")).to_be_visible()
    assert [url for url in asked if "_stcore/health" in url] == [
        f"{root}/_stcore/health"
    ]
    assert watch.faults == []
