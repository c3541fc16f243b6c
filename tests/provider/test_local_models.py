"""The models that run on this computer, and who may know of them."""

import socket
import threading
from collections.abc import Iterator

import pytest
from some_provider import SomeProvider, send, serving_provider
from streamlit import config

from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, listen, serve
from lessons.provider import local_models
from lessons.provider.local_models import LocalServer, is_beside, may_look

LOCAL = {"Host": "localhost:8501", "User-Agent": "a browser"}


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "LOCALHOST:80"]
)
def test_a_browser_on_this_computer_is_beside(host: str) -> None:
    assert is_beside(None, LOCAL | {"Host": host})


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        ("192.168.0.7", LOCAL),
        (None, {}),
        (None, {"Host": "lessons.example.org"}),
        (None, {"Host": "localhost.example.org"}),
        (None, {"Host": "[::1"}),
        (None, {"Host": "127.0.0.1@example.org"}),
        (None, LOCAL | {"Forwarded": "for=192.0.2.60"}),
        (None, LOCAL | {"X-Forwarded-For": "192.0.2.60"}),
        (None, LOCAL | {"x-forwarded-proto": "https"}),
        (None, LOCAL | {"X-Forwarded-Host": "lessons.example.org"}),
        (None, LOCAL | {"X-Real-IP": "192.0.2.60"}),
        (None, LOCAL | {"Via": "1.1 proxy"}),
        (None, LOCAL | {"CF-Connecting-IP": "192.0.2.60"}),
        (None, LOCAL | {"True-Client-IP": "192.0.2.60"}),
        (None, LOCAL | {"x-client-ip": "192.0.2.60"}),
        (None, LOCAL | {"X-Original-Host": "lessons.example.org"}),
    ],
)
def test_any_other_browser_is_not(peer: str | None, headers: dict[str, str]) -> None:
    assert not is_beside(peer, headers)


@pytest.fixture
def server_address() -> Iterator[None]:
    before = config.get_option("server.address")
    yield
    config.set_option("server.address", before)


@pytest.mark.usefixtures("server_address")
def test_a_server_for_others_does_not_look_around(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LESSONS_LOCAL_MODELS", raising=False)
    for address in ("localhost", "127.0.0.1", "::1"):
        config.set_option("server.address", address)
        assert may_look()
    for address in (None, "", "0.0.0.0", "::", "192.168.0.7", "unix:///run/app.sock"):
        config.set_option("server.address", address)
        assert not may_look()
    config.set_option("server.address", "localhost")
    for off in ("0", "false", "Off"):
        monkeypatch.setenv("LESSONS_LOCAL_MODELS", off)
        assert not may_look()


@pytest.fixture
def free_port(monkeypatch: pytest.MonkeyPatch) -> int:
    """A port at which a model server is looked for; the others are left alone."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setattr(local_models, "PORTS", {port: "Ollama"})
    return port


def wait_until_looked() -> None:
    for thread in threading.enumerate():
        if thread.name == "local models":
            thread.join(10)


def found() -> tuple[LocalServer, ...]:
    finder = local_models._Finder()
    finder.look()
    wait_until_looked()
    return finder.found


def test_a_model_server_is_found_with_its_models(free_port: int) -> None:
    with serving_provider(free_port) as provider:
        models = b'{"data": [{"id": "qwen3"}, {"id": "llama3.2:1b"}]}'
        provider.answer = lambda handler: send(handler, 200, models)
        server = LocalServer("Ollama", provider.url, ("llama3.2:1b", "qwen3"))
        assert found() == (server,)
        assert [asked.path for asked in provider.asked] == ["/v1/models"]


def test_the_practice_model_is_known_as_what_it_is(free_port: int) -> None:
    app = create_app(PRACTICE_KEY, "gpt-5.4-mini", 0)
    listener = listen("127.0.0.1", free_port)
    threading.Thread(target=serve, args=(app, listener), daemon=True).start()
    [server] = found()
    assert server.is_practice


def refuse(provider: SomeProvider) -> None:
    provider.answer = lambda handler: send(handler, 401, b"{}")


def show_a_page(provider: SomeProvider) -> None:
    provider.answer = lambda handler: send(
        handler, 200, b"<html>", content_type="text/html"
    )


def hang(provider: SomeProvider) -> None:
    provider.answer = lambda _: provider.left.wait(3)


@pytest.mark.parametrize("answer", [refuse, show_a_page, hang])
def test_what_is_no_model_server_is_not_offered(free_port: int, answer: object) -> None:
    with serving_provider(free_port) as provider:
        answer(provider)
        assert found() == ()
        assert provider.asked


@pytest.mark.usefixtures("free_port")
def test_nothing_runs_and_nothing_is_found() -> None:
    assert found() == ()


def test_looking_does_not_wait_and_is_not_repeated_at_once(free_port: int) -> None:
    with serving_provider(free_port) as provider:
        asked, may_answer = threading.Event(), threading.Event()

        def answer(handler: object) -> None:
            asked.set()
            may_answer.wait(10)
            send(handler, 200, b'{"data": []}')

        provider.answer = answer
        finder = local_models._Finder()
        for _ in range(3):
            finder.look()
        assert asked.wait(10)
        assert finder.found == ()
        may_answer.set()
        wait_until_looked()
        assert len(provider.asked) == 1
