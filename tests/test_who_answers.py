"""What a learner is told of a provider that cannot be asked, or is none."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import openai
import pytest
from lesson_app import OpenLesson

from lessons.live.pane import SESSIONS
from lessons.provider.failure import explain
from lessons.provider.provider import Provider, list_models

ANSWERS = {
    "/html/models": ("text/html", b"<html>A web page</html>"),
    "/broken/models": ("application/json", b"{"),
    "/list/models": ("application/json", b"[]"),
    "/null/models": ("application/json", b"null"),
    "/other/models": ("application/json", b'{"models": []}'),
    "/nameless/models": ("application/json", b'{"data": [{"id": null}, 3]}'),
    "/v1/models": ("application/json", b'{"data": [{"id": "a", "owner": "b"}]}'),
}


class SomeServer(BaseHTTPRequestHandler):
    """A web server, which need not be a provider."""

    def do_GET(self) -> None:
        kind, body = ANSWERS[self.path]
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def some_server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), SomeServer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def why_no_models(base_url: str, key: str = "sk-1") -> str | None:
    provider = Provider(base_url, "any", key)
    with pytest.raises(openai.OpenAIError) as failure:
        list_models(provider)
    return explain(failure.value, provider)


@pytest.mark.parametrize("path", [path for path in ANSWERS if path != "/v1/models"])
def test_what_is_no_provider_is_told_from_one(some_server: str, path: str) -> None:
    address = some_server + path.removesuffix("/models")
    assert "does not answer as OpenAI's API does" in (why_no_models(address) or "")


def test_a_provider_need_not_describe_its_models(some_server: str) -> None:
    assert list_models(Provider(f"{some_server}/v1", "any", "sk-1")) == {"a": ""}


@pytest.mark.parametrize(
    "address",
    [
        "localhost:11434/v1",
        "http://[::1",
        "ollama",
        "ftp://x/v1",
        "http://",
        "http://a:b",
    ],
)
def test_an_address_that_is_none_is_named_as_the_reason(address: str) -> None:
    assert "begin it with http:// or https://" in (why_no_models(address) or "")
    provider = Provider(address, "any", "sk-1")
    with pytest.raises(Exception) as failure:
        openai.OpenAI(base_url=address, api_key="sk-1", max_retries=0).models.list()
    assert explain(failure.value, provider) == provider.fault


@pytest.mark.parametrize("key", ["sk-“abc”", "sk-a b", "sk-a\nb"])
def test_a_key_that_is_none_is_named_as_the_reason(key: str) -> None:
    said = why_no_models("http://127.0.0.1:9/v1", key)
    assert "a character that no key has" in (said or "")
    assert key not in (said or "")


def give_key(page: OpenLesson, key: str) -> None:
    page.app.radio(key="provider_kind").set_value("Your own key").run()
    page.app.text_input(key="provider_own_key").set_value(key).run()


def asked_with(page: OpenLesson) -> str:
    sessions = page.app.session_state[SESSIONS].values()
    return next(s.secrets["OPENAI_API_KEY"] for s in sessions if s.is_shown)


def test_spaces_around_a_key_are_left_out() -> None:
    page = OpenLesson("chatgpt_clone", 4)
    give_key(page, " sk-copied\n ")
    assert asked_with(page) == "sk-copied"


def test_a_key_that_cannot_be_sent_is_refused_and_practice_goes_on() -> None:
    page = OpenLesson("chatgpt_clone", 4)
    give_key(page, "sk-“copied from a letter”")
    assert [e.value for e in page.app.error] == [
        "The key holds a space, or a character that no key has. Copy it again, and "
        "nothing around it."
    ]
    page.app.chat_input[0].set_value("hello").run()
    assert [m["role"] for m in page.session_state()["messages"]] == [
        "user",
        "assistant",
    ]
    assert asked_with(page).startswith("practice-")


def test_a_forgotten_key_is_kept_nowhere() -> None:
    page = OpenLesson("chatgpt_clone", 4)
    give_key(page, "sk-forget-me")
    page.go_to("provider_fails", 1)
    give_key(page, "sk-forget-me")
    [forget] = [b for b in page.app.button if b.label == "Forget the key"]
    forget.click().run()
    for session in page.app.session_state[SESSIONS].values():
        assert "sk-forget-me" not in session.secrets.values()
        assert not session.keys


def test_a_key_that_a_provider_repeats_is_hidden(some_server: str) -> None:
    key = "sk-was-repeated"
    error = openai.OpenAIError(f"Received key: {key}")
    said = explain(error, Provider(f"{some_server}/v1", "any", key))
    assert said == "The provider did not take the request: Received key: •••"
