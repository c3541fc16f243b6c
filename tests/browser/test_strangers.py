"""What an address or a provider says is shown as text in the app's own pages."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlsplit

import pytest
from nasty import EVERYTHING, OUTSIDE
from playwright.sync_api import Page, expect
from servers import ROOT, serving
from visits import choose, send, visit, wait_for_run

from lessons.plain_text import WORD_JOINER
from lessons.provider.budget import LIMIT_REACHED

SHOWN = EVERYTHING.replace(":material/", f":material{WORD_JOINER}/")


@pytest.fixture
def asked(tab: Page) -> list[str]:
    """What the tab would load from a host outside, if it might."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    return asked


def assert_nothing_means_anything(tab: Page, asked: list[str]) -> None:
    assert [url for url in asked if urlsplit(url).hostname == OUTSIDE] == []
    links = f"[href*='//{OUTSIDE}'], [href*='//www.{OUTSIDE}'], [href^='mailto:']"
    expect(tab.locator(f"{links}, [src*='//{OUTSIDE}']")).to_have_count(0)


def expect_said(tab: Page, where: str = "") -> None:
    said = tab.locator(f"{where} code").filter(has_text=SHOWN)
    expect(said.first).to_be_visible()


@pytest.mark.parametrize(
    "address",
    ["alone?snippet={}", "echo_bot?step={}", "echo_bot?step=your_messages&show={}"],
)
def test_what_an_address_says(
    tab: Page, app: str, asked: list[str], address: str
) -> None:
    visit(tab, f"{app}/{address.format(quote(EVERYTHING))}")
    if "show" not in address:
        expect_said(tab)
    assert_nothing_means_anything(tab, asked)


@pytest.mark.parametrize(
    "address", ["echo_bot?step=full_loop&lines={}", "{}", "?embed_options={}"]
)
def test_what_streamlit_reads_of_an_address(
    tab: Page, app: str, asked: list[str], address: str
) -> None:
    visit(tab, f"{app}/{address.format(quote(EVERYTHING, safe=''))}")
    assert_nothing_means_anything(tab, asked)


class Provider(BaseHTTPRequestHandler):
    """A provider that lists one model and takes no request, each in the same words."""

    def do_GET(self) -> None:
        self._say(200, {"data": [{"id": EVERYTHING}]})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        # As if this server's own limits spoke, whose words are not a stranger's.
        error = {"message": EVERYTHING, "type": "requests", "code": LIMIT_REACHED}
        self._say(400, {"error": error})

    def _say(self, status: int, body: object) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def strange_app() -> Iterator[str]:
    """The app, where a learner's own key is a stranger's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with serving(
            ROOT / "Home.py",
            OPENAI_BASE_URL=f"http://127.0.0.1:{server.server_port}/v1",
        ) as address:
            yield address
        server.shutdown()


def test_what_a_provider_says(tab: Page, strange_app: str, asked: list[str]) -> None:
    visit(tab, f"{strange_app}/chatgpt_clone?step=one_call")
    choose(tab, "Your own key")
    tab.get_by_role("button", name="Who answers").click()
    tab.locator("input[type=password]").fill("sk-a-learners-own-key")
    tab.locator("input[type=password]").press("Enter")
    tab.get_by_role("combobox", name="Model at").click()
    tab.get_by_role("option", name=EVERYTHING).click()
    wait_for_run(tab)
    tab.keyboard.press("Escape")
    expect_said(tab, ".st-key-provider_panel")
    send(tab, "hello")
    expect_said(tab, "[data-testid=stAlert]")
    assert_nothing_means_anything(tab, asked)
