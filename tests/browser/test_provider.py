"""Choosing who answers, and what a learner sees when no answer comes."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import OpenAI
from playwright.sync_api import Browser, Locator, Page, expect
from servers import ROOT, serving
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from visits import choose, live_pane, send, visit, wait_for_run

from lessons.practice.api.app import create_app
from lessons.practice.api.server import start_in_thread
from lessons.snippet_files import DEFAULT_MODEL

FULL_APP = "chatgpt_clone?step=full_app"
KEY = "sk-the-servers-key"


class Recorder:
    """An OpenAI-compatible server that notes who asked it what."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.asked: list[tuple[str, Any]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope.get("path", "").endswith("/completions"):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        asked = json.loads(await request.body())
        key = request.headers["authorization"].removeprefix("Bearer ")
        self.asked.append((key, asked["messages"][-1]["content"]))
        bodies = [{"type": "http.request", "body": json.dumps(asked).encode()}]

        async def receive_again() -> Any:
            return bodies.pop() if bodies else await receive()

        await self.app(scope, receive_again, send)


@pytest.fixture
def real_provider() -> Recorder:
    return Recorder(create_app(KEY, "house-model", 0))


@pytest.fixture
def configured_app(real_provider: Recorder) -> Iterator[str]:
    """The app on a server with a provider of its own."""
    with serving(
        ROOT / "Home.py",
        OPENAI_API_KEY=KEY,
        OPENAI_BASE_URL=start_in_thread(real_provider),
        OPENAI_MODEL="house-model",
    ) as address:
        yield address


def who_answers(tab: Page, who: str) -> Locator:
    return live_pane(tab).get_by_role("button", name=f"Who answers: {who}")


def give_key(tab: Page, key: str) -> None:
    choose(tab, "Your own key")
    tab.get_by_role("button", name="Who answers").click()
    field = tab.locator("input[type=password]")
    field.fill(key)
    field.press("Enter")
    wait_for_run(tab)
    tab.keyboard.press("Escape")


def test_without_a_key_the_practice_model_answers_or_fails_and_says_so(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/{FULL_APP}")
    expect(who_answers(tab, "practice, no AI")).to_be_visible()
    assert_it_is_told_how_to_ask_from_elsewhere(tab)
    send(tab, "hello there")
    messages = live_pane(tab).get_by_test_id("stChatMessage")
    expect(messages).to_have_count(2)
    wait_for_run(tab)
    expect(messages.last).to_contain_text("practice model")
    # A failure is explained in a sentence, and the app goes on.
    choose(tab, "The practice model", "practice-drops")
    send(tab, "hello")
    sentence = "The connection failed"
    expect(tab.get_by_text(sentence)).to_be_visible(timeout=20_000)
    choose(tab, "The practice model", "practice")
    expect(tab.get_by_text(sentence)).to_have_count(0)
    tab.get_by_role("button", name="Send it again").click()
    expect(messages).to_have_count(4)
    expect(messages.last).to_contain_text("3 messages", timeout=20_000)
    expect(tab.get_by_role("button", name="Send it again")).to_have_count(0)


def assert_it_is_told_how_to_ask_from_elsewhere(tab: Page) -> None:
    tab.get_by_role("button", name="Who answers").click()
    in_toml = tab.get_by_test_id("stCode").filter(has_text="OPENAI_BASE_URL = ")
    exports = tab.get_by_test_id("stCode").filter(has_text="export")
    expect(exports).to_be_visible()
    secrets = tomllib.loads(in_toml.inner_text())
    lines = exports.inner_text().splitlines()
    assert lines == [f"export {name}={value}" for name, value in secrets.items()]
    client = OpenAI(
        base_url=secrets["OPENAI_BASE_URL"], api_key=secrets["OPENAI_API_KEY"]
    )
    completion = client.chat.completions.create(
        model=DEFAULT_MODEL, messages=[{"role": "user", "content": "hello"}]
    )
    assert "practice model" in completion.choices[0].message.content
    tab.keyboard.press("Escape")


def test_the_servers_provider_answers_with_the_servers_key_or_ones_own(
    tab: Page, configured_app: str, real_provider: Recorder
) -> None:
    visit(tab, f"{configured_app}/{FULL_APP}")
    pane = live_pane(tab)
    expect(who_answers(tab, "house-model")).to_be_visible()
    send(tab, "for the house")
    expect(pane.get_by_test_id("stChatMessage")).to_have_count(2)
    wait_for_run(tab)
    assert real_provider.asked == [(KEY, "for the house")]
    choose(tab, "The practice model")
    expect(who_answers(tab, "practice, no AI")).to_be_visible()
    send(tab, "for practice")
    expect(pane.get_by_test_id("stChatMessage")).to_have_count(4)
    wait_for_run(tab)
    assert len(real_provider.asked) == 1
    assert KEY not in tab.content()
    # A key of one's own goes before the server's, until it is forgotten.
    give_key(tab, "sk-forget-me")
    expect(who_answers(tab, "house-model")).to_be_visible()
    tab.get_by_role("button", name="Who answers").click()
    tab.get_by_role("button", name="Forget the key").click()
    expect(who_answers(tab, "practice, no AI")).to_be_visible()
    wait_for_run(tab)
    tab.get_by_text("Your own key", exact=True).click()
    expect(tab.locator("input[type=password]")).to_have_value("")
    assert "sk-forget-me" not in tab.content()


def test_two_sessions_with_two_keys_never_mix(
    browser: Browser, real_provider: Recorder, tmp_path: Path
) -> None:
    url = start_in_thread(real_provider)
    log = tmp_path / "server.log"
    keys = [f"{KEY}-of-ada", f"{KEY}-of-bob"]
    with serving(
        ROOT / "Home.py", log, OPENAI_BASE_URL=url, OPENAI_MODEL="house-model"
    ) as address:
        tabs = [browser.new_context().new_page() for _ in keys]
        for tab, key in zip(tabs, keys, strict=True):
            visit(tab, f"{address}/{FULL_APP}")
            give_key(tab, key)
        for round_ in range(3):
            for tab, name in zip(tabs, ("ada", "bob"), strict=True):
                send(tab, f"{round_} from {name}")
            for tab in tabs:
                messages = live_pane(tab).get_by_test_id("stChatMessage")
                expect(messages).to_have_count(2 * round_ + 2)
                wait_for_run(tab)
        expected = {(f"{KEY}-of-{said[7:]}", said) for _, said in real_provider.asked}
        assert len(expected) == len(real_provider.asked) == 6
        assert set(real_provider.asked) == expected
        assert keys[0] not in tabs[1].content()
        for tab in tabs:
            tab.context.close()
    assert "URL: http" in log.read_text()
    assert KEY not in log.read_text()


def test_a_provider_that_hangs_does_not_hold_the_page(tab: Page, app: str) -> None:
    visit(tab, f"{app}/{FULL_APP}")
    choose(tab, "The practice model", "practice-hangs")
    send(tab, "only once")
    messages = live_pane(tab).get_by_test_id("stChatMessage")
    expect(messages).to_have_count(2)
    # The line that waits for the model is shown.
    tab.wait_for_function(
        """() => getComputedStyle(document.querySelectorAll(".code-panel-line")[28],
            "::after").content.includes("running")"""
    )
    state = tab.get_by_role("table", name="Session state after run")
    expect(state.get_by_role("row", name="user only once")).to_be_visible()
    # An answer cut off is asked for again, and the question stands once.
    choose(tab, "The practice model", "practice")
    expect(messages).to_have_count(1)
    expect(tab.get_by_text("has no whole answer yet")).to_be_visible()
    tab.get_by_role("button", name="Send it again").click()
    expect(messages.last).to_contain_text("one message", timeout=20_000)
    expect(messages).to_have_count(2)
    # Nor does it hold a new session.
    choose(tab, "The practice model", "practice-hangs")
    send(tab, "hello")
    expect(messages).to_have_count(4)
    tab.get_by_role("button", name="Restart").click()
    expect(messages).to_have_count(0)
    wait_for_run(tab)
    choose(tab, "The practice model", "practice")
    send(tab, "hello again")
    expect(messages.last).to_contain_text("one message", timeout=20_000)


def test_an_unanswered_question_is_asked_again(tab: Page, app: str) -> None:
    visit(tab, f"{app}/provider_fails?step=try_again")
    choose(tab, "The practice model", "practice-down")
    send(tab, "are you there?")
    pane = live_pane(tab)
    expect(pane.get_by_text("No whole answer came")).to_be_visible()
    choose(tab, "The practice model", "practice")
    expect(pane.get_by_text("No whole answer came")).to_have_count(0)
    wait_for_run(tab)
    expect(pane.get_by_text("are you there?", exact=True)).to_have_count(1)
    expect(pane.get_by_test_id("stChatMessage")).to_have_count(2)


def test_half_an_answer_stays_when_the_stream_breaks(tab: Page, app: str) -> None:
    visit(tab, f"{app}/provider_fails?step=keep_what_came")
    choose(tab, "The practice model", "practice-drops")
    send(tab, "tell me something")
    pane = live_pane(tab)
    expect(pane.get_by_text("The answer broke off")).to_be_visible()
    before = pane.get_by_test_id("stChatMessageContent").all_inner_texts()
    choose(tab, "The practice model", "practice")
    after = pane.get_by_test_id("stChatMessageContent").all_inner_texts()
    assert len(after) == 2
    assert after[1]
    assert before[1].startswith(after[1])
