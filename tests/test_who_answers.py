"""What a learner is told of a provider that cannot be asked, or is none."""

import dataclasses
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import openai
import pytest
from lesson_app import OpenLesson
from some_provider import answering, serving_provider

from lessons.live.pane import SESSIONS
from lessons.provider.failure import explain
from lessons.provider.provider import Provider, list_models, practice_provider

pytestmark = pytest.mark.usefixtures("quick")
ANSWERS = {
    "/html/models": ("text/html", b"<html>A web page</html>"),
    "/broken/models": ("application/json", b"{"),
    "/list/models": ("application/json", b"[]"),
    "/null/models": ("application/json", b"null"),
    "/other/models": ("application/json", b'{"models": []}'),
    "/nameless/models": ("application/json", b'{"data": [{"id": null}, 3]}'),
    "/v1/models": ("application/json", b'{"data": [{"id": "a", "owner": "b"}]}'),
    "/odd/models": (
        "application/json",
        rb'{"data": [{"id": "half \ud83d"}, {"id": "\u0000"}, {"id": "\u202ea"}]}',
    ),
}

LISTS = "/v1/models", "/odd/models"


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


def test_only_the_practice_models_own_address_makes_it_practice() -> None:
    """Elsewhere a key is a secret, even one that begins as a practice key does."""
    practice = practice_provider("ada")
    elsewhere = dataclasses.replace(practice, base_url="https://api.example.com/v1")
    another = dataclasses.replace(practice, api_key="sk-1")
    assert practice.is_practice
    assert not practice.keys
    assert not another.is_practice
    assert not elsewhere.is_practice
    assert elsewhere.keys == {practice.api_key}


@pytest.mark.parametrize("path", [path for path in ANSWERS if path not in LISTS])
def test_what_is_no_provider_is_told_from_one(some_server: str, path: str) -> None:
    address = some_server + path.removesuffix("/models")
    assert "does not answer as OpenAI's API does" in (why_no_models(address) or "")


def test_a_provider_need_not_describe_its_models(some_server: str) -> None:
    assert list_models(Provider(f"{some_server}/v1", "any", "sk-1")) == {"a": ""}


def test_the_servers_organisation_does_not_go_with_a_learners_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-server")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-of-the-server")
    with serving_provider() as provider:
        list_models(Provider(provider.url, "any", "sk-a-learners-own"))
    [asked] = provider.asked
    assert "of-the-server" not in str(asked.headers)


def test_a_name_that_cannot_be_shown_is_not_offered(some_server: str) -> None:
    assert list_models(Provider(f"{some_server}/odd", "any", "sk-1")) == {}


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


NOTHING_THERE = b"404 page not found"
NO_V1 = "At the provider's address nothing answers. Most such addresses end in `/v1`"


def why_not(
    path: str, body: bytes, status: int = 404, *, ask_responses: bool = False
) -> str | None:
    """Return what is said when a provider answers a request like this."""
    with answering(body, "application/json", status) as address:
        client = openai.OpenAI(base_url=address + path, api_key="sk-1", max_retries=0)
        ask = client.responses if ask_responses else client.chat.completions
        said = {"input": "hi"} if ask_responses else {"messages": []}
        with pytest.raises(Exception) as failure:
            ask.create(model="any", **said)
        return explain(failure.value, Provider(address + path, "any", "sk-1"))


def test_an_address_without_its_end_is_told_from_a_missing_model() -> None:
    assert (why_not("", NOTHING_THERE) or "").startswith(NO_V1)
    assert (why_not("", b'{"detail": "Not Found"}') or "").startswith(NO_V1)
    # Who asks by the wrong interface at the wrong address has to mend the address.
    responses = why_not("/api", NOTHING_THERE, ask_responses=True)
    assert (responses or "").startswith(NO_V1)


def test_in_the_panel_too_an_address_without_its_end_is_named() -> None:
    with answering(NOTHING_THERE, "text/plain", 404) as address:
        assert (why_no_models(address) or "").startswith(NO_V1)


def test_a_missing_interface_is_told_from_a_missing_model() -> None:
    said = why_not("/v1", NOTHING_THERE, ask_responses=True)
    assert (said or "").startswith("The provider lacks the Responses interface.")


@pytest.mark.parametrize("status", [400, 404])
@pytest.mark.parametrize("ask_responses", [False, True])
def test_a_missing_model_is_called_so(status: int, ask_responses: bool) -> None:
    body = b'{"error": {"message": "No such model", "code": "model_not_found"}}'
    said = why_not("/v1", body, status, ask_responses=ask_responses)
    assert said == "The provider has no such model. Choose one under *Who answers*."


def test_another_404_is_told_in_the_providers_words() -> None:
    """Ollama's, for a model that was not pulled."""
    said = why_not("/v1", b'{"error": {"message": "try pulling it", "code": null}}')
    assert (said or "").startswith("The provider did not take the request: ")
    assert "try pulling it" in (said or "")


@pytest.mark.parametrize("body", [b'{"id": ', b'"\xff'])
def test_an_answer_that_cannot_be_read_is_the_providers_fault(body: bytes) -> None:
    said = why_not("/v1", body, 200)
    assert said == "The provider sent something that cannot be read. Try again."


def test_what_a_script_cannot_read_by_itself_is_not() -> None:
    with pytest.raises(ValueError, match="Expecting value") as failure:
        json.loads("?")
    assert explain(failure.value, Provider("http://a/v1", "any", "sk-1")) is None


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_nothing_is_said_of_sending_where_nothing_was_sent(status: int) -> None:
    """The panel says the same, where the models alone are asked for."""
    with answering(b"{}", "application/json", status) as address:
        said = why_no_models(f"{address}/v1") or ""
    assert said
    assert "send" not in said.lower()
    assert "send" not in (why_no_models("http://127.0.0.1:9/v1") or "send").lower()


def give_key(page: OpenLesson, key: str) -> None:
    page.app.radio(key="provider_kind").set_value("own").run()
    page.app.text_input(key="provider_own_key").set_value(key).run()


def asked_with(page: OpenLesson) -> str:
    sessions = page.app.session_state[SESSIONS].values()
    return next(s.secrets["OPENAI_API_KEY"] for s in sessions if s.is_shown)


def test_spaces_around_a_key_are_left_out() -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
    give_key(page, " sk-copied\n ")
    assert asked_with(page) == "sk-copied"


def test_a_key_that_cannot_be_sent_is_refused_and_practice_goes_on() -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
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
    page = OpenLesson("chatgpt_clone", "full_app")
    give_key(page, "sk-forget-me")
    page.go_to("provider_fails", "catch_in_order")
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
    assert said == "The provider did not take the request: ` Received key: ••• `"
