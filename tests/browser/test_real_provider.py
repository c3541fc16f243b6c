"""A real provider answers: the server's, cut short, or one on this computer."""

import contextlib
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from playwright.sync_api import Page, expect
from servers import ROOT, serving
from some_provider import (
    KEY,
    SomeProvider,
    chunk,
    say,
    serving_provider,
    stream,
)
from visits import choose, live_pane, visit, wait_for_run
from visits import send as send_message

from lessons.provider.local_models import PORTS

FULL_APP = "chatgpt_clone?step=full_app"
LOOKING = {"LESSONS_LOCAL_MODELS": "1"}


def free_port_of(ports: list[int]) -> int:
    for port in ports:
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    pytest.fail(f"All of {ports} are in use here.")


def answer_or_list(provider: SomeProvider, *pieces: bytes, pause: float = 0) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "GET":
            say(handler, "")
        else:
            stream(handler, *pieces, b"data: [DONE]\n\n", pause=pause)

    provider.answer = answer


@pytest.fixture
def provider() -> Iterator[SomeProvider]:
    with serving_provider() as provider:
        yield provider


@pytest.fixture
def configured_app(provider: SomeProvider) -> Iterator[str]:
    with serving(
        ROOT / "Home.py",
        OPENAI_API_KEY=KEY,
        OPENAI_BASE_URL=provider.url,
        OPENAI_MODEL="house-model",
        SESSION_REQUESTS_A_MINUTE="2",
    ) as address:
        yield address


def test_a_message_in_mid_stream_cancels_the_request_and_counts(
    tab: Page, configured_app: str, provider: SomeProvider
) -> None:
    answer_or_list(provider, *[chunk("on and on ")] * 2_000, pause=0.01)
    visit(tab, f"{configured_app}/{FULL_APP}")
    send_message(tab, "first")
    expect(live_pane(tab).get_by_text("on and on on and on").last).to_be_visible()
    answer_or_list(provider, chunk("the second answer"))
    send_message(tab, "second")
    expect(live_pane(tab).get_by_text("the second answer")).to_be_visible()
    assert provider.left.wait(10)
    wait_for_run(tab)
    send_message(tab, "third")
    told = tab.get_by_text("You have asked as often as this server's key may be used")
    expect(told.last).to_be_visible()
    assert [asked.body["messages"][-1]["content"] for asked in provider.asked] == [
        "first",
        "second",
    ]
    choose(tab, "The practice model")
    tab.get_by_role("button", name="Send it again").click()
    expect(live_pane(tab).get_by_text("practice model").last).to_be_visible()
    assert KEY not in tab.content()


def test_a_model_on_this_computer_is_offered_and_answers(tab: Page) -> None:
    port = free_port_of(list(PORTS))
    with (
        serving_provider(port) as provider,
        serving(
            ROOT / "Home.py", **LOOKING, STREAMLIT_SERVER_ADDRESS="127.0.0.1"
        ) as address,
    ):
        answer_or_list(provider, chunk("I run beside you."))
        visit(tab, f"{address.replace('localhost', '127.0.0.1')}/{FULL_APP}")
        choose(tab, "A model on this computer")
        answers = live_pane(tab).get_by_role("button", name="Who answers: house-model")
        expect(answers).to_be_visible()
        send_message(tab, "who are you?")
        expect(live_pane(tab).get_by_text("I run beside you.")).to_be_visible()
        assert provider.asked[-1].body["model"] == "house-model"
        answers.click()
        box = tab.get_by_role("combobox", name="Model")
        expect(box).to_have_value(f"house-model, by {PORTS[port]}")


def test_where_the_server_is_for_others_it_is_not(tab: Page) -> None:
    port = free_port_of(list(PORTS))
    with (
        serving_provider(port) as provider,
        serving(
            ROOT / "Home.py", **LOOKING, STREAMLIT_SERVER_ADDRESS="0.0.0.0"
        ) as address,
    ):
        visit(tab, f"{address}/{FULL_APP}")
        tab.get_by_role("button", name="Who answers").click()
        expect(tab.get_by_text("Your own key", exact=True)).to_be_visible()
        expect(tab.get_by_text("A model on this computer")).to_have_count(0)
        assert provider.asked == []
