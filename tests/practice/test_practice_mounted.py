"""Mounted in another app, the practice model does the same under a prefix."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import httpx2
import openai
import pytest
from openai import OpenAI
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from talking import HOUSE_MODEL, PATIENCE, Gate, ask, client_of, user

from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread

ROOT = Path(__file__).parents[2]


@pytest.fixture
def mounted(gate: Gate) -> OpenAI:
    """The practice model at `/practice/v1` of an app that compresses, as ours does."""
    app = Starlette(
        routes=[
            Mount("/practice", create_app(PRACTICE_KEY, HOUSE_MODEL, sleep=gate.sleep)),
            Route("/", lambda _request: PlainTextResponse("the app")),
        ],
        middleware=[Middleware(GZipMiddleware)],
    )
    base_url = start_in_thread(app).replace("/v1", "/practice/v1")
    return client_of(base_url)


def test_it_answers(mounted: OpenAI, gate: Gate) -> None:
    gate.open()
    assert "blue whales" in ask(mounted, "blue whales")
    response = mounted.responses.create(model=HOUSE_MODEL, input="blue whales")
    assert "blue whales" in response.output_text
    assert mounted.models.retrieve("practice").id == "practice"


def test_its_streams_come_in_pieces(mounted: OpenAI, gate: Gate) -> None:
    gate.let(2)
    stream = mounted.chat.completions.create(
        model="practice", messages=[user("blue whales")], stream=True
    )
    assert next(stream).choices[0].delta.role == "assistant"
    assert next(stream).choices[0].delta.content == "I"
    gate.open()
    assert list(stream)[-1].choices[0].finish_reason == "stop"


@pytest.mark.parametrize("stream", [False, True])
def test_what_it_is_made_to_repeat_is_compressed_by_nobody(
    mounted: OpenAI, gate: Gate, stream: bool
) -> None:
    """A hundred kilobytes of the right kind would keep a server busy for seconds."""
    gate.open()
    raw = mounted.responses.with_raw_response.create(
        model="practice", input="hi", instructions="ab" * 10_000, stream=stream
    )
    assert raw.headers["content-encoding"] == "identity"
    assert "ab" * 10_000 in raw.http_response.read().decode()


@pytest.mark.parametrize("stream", [False, True])
def test_its_connection_drops(mounted: OpenAI, gate: Gate, stream: bool) -> None:
    gate.open()
    with pytest.raises(openai.APIConnectionError):
        list(
            mounted.chat.completions.create(
                model="practice-drops", messages=[user("blue whales")], stream=stream
            )
        )


def test_its_refusals_name_the_whole_path(mounted: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match=r"Invalid URL \(POST /practice/v1/"):
        mounted.embeddings.create(model="practice", input="hi")
    root = str(mounted.base_url).removesuffix("v1/")
    wrong = httpx2.get(f"{root}v1/chat/completions")
    assert wrong.status_code == 405
    assert "GET on /practice/v1/chat" in wrong.json()["error"]["message"]
    assert httpx2.get(f"{root}health").json() == {"status": "ok"}


def test_the_app_around_it_is_as_before(mounted: OpenAI) -> None:
    root = str(mounted.base_url).removesuffix("practice/v1/")
    assert httpx2.get(root).text == "the app"


def of_the_app() -> OpenAI:
    """The practice model that the tutorial's own server mounts."""
    routes = runpy.run_path(str(ROOT / "lessons" / "server.py"))["ROUTES"]
    root = start_in_thread(Starlette(routes=routes)).removesuffix("/v1")
    return client_of(f"{root}/practice/v1")


def test_the_environment_says_how_fast_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICE_SPEED", "0.001")
    with pytest.raises(openai.APITimeoutError):
        ask(of_the_app().with_options(timeout=2), "hi")


def test_it_names_a_lesson_without_a_link_that_would_lead_nowhere() -> None:
    answer = ask(of_the_app(), "What is session state?")
    assert "History, step 2: Session state remembers" in answer
    assert "?step=" not in answer


def test_a_speed_that_is_none_is_told_when_the_app_starts() -> None:
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "Home.py", "--server.headless=true"],
        cwd=ROOT,
        env=os.environ | {"PRACTICE_SPEED": "fast"},
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert started.returncode == 1
    assert started.stderr.splitlines()[-1] == (
        "PRACTICE_SPEED is wrong. A speed is a number from 0 on, not 'fast'."
    )
