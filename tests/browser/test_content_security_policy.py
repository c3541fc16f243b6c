"""Whatever is written into a page, the page asks no host but its own."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from outside import listening_outside
from playwright.sync_api import Page, expect
from servers import ROOT, serving
from visits import Watch, live_pane, send, visit, wait_for_run


def policy_of(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.headers["Content-Security-Policy"]
    except urllib.error.HTTPError as answer:
        return answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["", "echo_bot", "static/none.js", "_stcore/health", "practice/v1/none"]
)
def test_every_answer_brings_it(app: str, path: str) -> None:
    assert "default-src 'self';" in policy_of(f"{app}/{path}")


def test_what_is_typed_answered_or_written_into_a_page_asks_no_host(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    messages = live_pane(tab).get_by_test_id("stChatMessage")
    with listening_outside() as outside:
        send(tab, f"![a cat]({outside.address}/cat.png) [there]({outside.address}/you)")
        expect(messages.get_by_alt_text("a cat")).to_have_count(2)
        wait_for_run(tab)
        send(tab, "and on")
        expect(messages).to_have_count(4)
        wait_for_run(tab)
        assert outside.asked == []
        # A link is followed by whoever clicks it, and only then.
        with tab.expect_popup() as popup:
            messages.get_by_role("link", name="there").first.click()
        expect(popup.value.get_by_role("heading", name="Outside")).to_be_visible()
        assert "/you" in outside.asked
        assert "/cat.png" not in outside.asked
    assert_no_script_runs_that_is_written_into_the_page(tab)


SCRIPTS = """
<img src="http://outside.test/x.png" onerror="document.body.id = 'ran'">
<script>document.body.id = 'ran'</script>
<iframe src="http://outside.test/"></iframe>
<style>@import "http://outside.test/x.css"; h1 { color: red !important }</style>
"""


def assert_no_script_runs_that_is_written_into_the_page(tab: Page) -> None:
    blocked: list[str] = []
    tab.on("console", lambda message: blocked.append(message.text))
    with listening_outside() as outside:
        written = SCRIPTS.replace("http://outside.test", outside.address)
        tab.evaluate(
            """html => document.body.append(
                document.createRange().createContextualFragment(html))""",
            written,
        )
        tab.evaluate(
            "address => fetch(address).catch(() => {})", f"{outside.address}/fetched"
        )
        expect(tab.get_by_role("heading", level=1).first).to_have_css(
            "color", "rgb(255, 0, 0)"
        )
        assert outside.asked == []
    assert tab.evaluate("document.body.id") == ""
    kinds = ("image", "script", "fram", "style", "connect")
    assert [kind for kind in kinds if not any(kind in b.lower() for b in blocked)] == []


ELEMENTS = """
import numpy
import streamlit as st

if __name__ == "__main__":
    st.set_page_config(page_icon="💬")
    st.title("Elements")
    st.bar_chart({"sold": [1, 2, 3]})
    st.graphviz_chart("digraph { a -> b }")
    st.image('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    st.audio(numpy.ones(800), sample_rate=8000)
    st.dataframe({"sold": [1, 2, 3]})
    st.json({"sold": [1, 2, 3]})
    st.latex("x^2")
    st.code("print()")
    made = "export default c => { c.parentElement.firstChild.textContent = 'Made' }"
    st.components.v2.component("made", html="<b></b>", js=made)()
    st.chat_message("user").write(":material/star: :smile: :red[red]")
    st.chat_input("Say something")
else:
    from starlette.middleware import Middleware

    from lessons.content_security_policy import ContentSecurityPolicy

    app = st.App(__file__, middleware=[Middleware(ContentSecurityPolicy)])
"""


def test_streamlits_elements_work_under_it(tab: Page, tmp_path: Path) -> None:
    script = tmp_path / "elements.py"
    script.write_text(ELEMENTS)
    with serving(script, PYTHONPATH=str(ROOT)) as address:
        watch = Watch(tab)
        visit(tab, address)
        for drawn in (
            "[data-testid=stVegaLiteChart] :is(svg, canvas)",
            "[data-testid=stGraphVizChart] svg g.node",
            "[data-testid=stDataFrame] canvas",
            ".katex",
            "[data-testid=stAudio]",
        ):
            expect(tab.locator(drawn).first).to_be_visible()
        expect(tab.get_by_text("Made")).to_be_visible()
        assert watch.faults == []


def test_the_app_is_whole_under_it_by_another_name_and_path(tab: Page) -> None:
    with serving(
        ROOT / "Home.py",
        STREAMLIT_SERVER_ALLOWED_HOSTS="workshop.test",
        STREAMLIT_SERVER_BASE_URL_PATH="learn",
    ) as address:
        watch = Watch(tab)
        root = f"{address}/learn".replace("localhost", "workshop.test")
        visit(tab, f"{root}/chat_message?step=anything_fits")
        expect(live_pane(tab).locator("canvas, svg.marks").first).to_be_visible()
        assert watch.faults == []
