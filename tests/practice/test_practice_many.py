"""Many at once: all are served right, and no one takes all the places."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx2
import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from talking import (
    ECHO,
    PATIENCE,
    Gate,
    ask,
    client_of,
    is_free,
    run_async,
    user,
    wait_until,
)

from lessons.practice.api import app as practice_app
from lessons.practice.api import endpoints, worker_threads
from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread
from lessons.practice.api.stream import FIRST_PIECE_SECONDS

MANY = 100


def test_a_hundred_streams_at_once_all_end_right() -> None:
    """No text comes before all have begun."""
    gate = Gate()
    begun = 0

    async def sleep(seconds: float) -> None:
        if seconds < FIRST_PIECE_SECONDS:
            await gate.sleep(seconds)

    base_url = start_in_thread(
        create_app(PRACTICE_KEY, "", requests_at_once=MANY, sleep=sleep)
    )

    async def stream(client: AsyncOpenAI, number: int) -> str:
        nonlocal begun
        chunks = await client.chat.completions.create(
            model="practice", messages=[user(f"whale {number}")], stream=True
        )
        text = ""
        async for chunk in chunks:
            if chunk.choices[0].delta.role:
                begun += 1
                if begun == MANY:
                    gate.open()
            text += chunk.choices[0].delta.content or ""
        return text

    async def talk(client: AsyncOpenAI) -> list[str]:
        return await asyncio.gather(*(stream(client, n) for n in range(MANY)))

    texts = run_async(base_url, talk)
    assert begun == MANY
    for number, text in enumerate(texts):
        assert text == ECHO.replace("blue whales", f"whale {number}")


def test_one_client_has_so_many_requests_at_once_and_no_more() -> None:
    gate = Gate()
    app = create_app(PRACTICE_KEY, "", requests_at_once=2, sleep=gate.sleep)
    client = client_of(start_in_thread(app))
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(ask, client, "hi") for _ in range(2)]
        wait_until(lambda: len(gate.asked) == 2)
        with pytest.raises(openai.RateLimitError) as raised:
            ask(client, "one too many")
        assert raised.value.code == "rate_limit_exceeded"
        assert raised.value.response.headers["retry-after"] == "1"
        assert "requests at once: Limit 2" in str(raised.value)
        root = str(client.base_url).removesuffix("/v1/")
        assert httpx2.get(f"{root}/health").json() == {"status": "ok"}
        gate.open()
        assert all("“hi”" in asked.result() for asked in waiting)
    assert ask(client.with_options(max_retries=5), "whales")


def test_those_who_share_an_address_are_told_apart_by_their_keys() -> None:
    gate = Gate()
    app = create_app(PRACTICE_KEY, "", requests_at_once=1, sleep=gate.sleep)
    ada = client_of(start_in_thread(app), api_key=f"{PRACTICE_KEY}-ada")
    bob = ada.with_options(api_key=f"{PRACTICE_KEY}-bob")
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(ask, ada, "hi"), pool.submit(ask, bob, "hi")]
        wait_until(lambda: len(gate.asked) == 2)
        assert not is_free(ada)
        assert is_free(ada.with_options(api_key=f"{PRACTICE_KEY}-cy"))
        gate.open()
        assert all("“hi”" in asked.result() for asked in waiting)


def test_whoever_invents_keys_has_not_all_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(practice_app, "OF_ALL_AT_ONCE", 2)
    gate = Gate()
    client = client_of(start_in_thread(create_app(PRACTICE_KEY, "", sleep=gate.sleep)))
    keys = [client.with_options(api_key=f"{PRACTICE_KEY}-{n}") for n in range(3)]
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(ask, key, "hi") for key in keys[:2]]
        wait_until(lambda: len(gate.asked) == 2)
        with pytest.raises(openai.RateLimitError, match="at once: Limit 2"):
            ask(keys[2], "one too many")
        gate.open()
        assert all("“hi”" in asked.result() for asked in waiting)


class Thinker:
    """Makes answers, but not before it is told to."""

    def __init__(self) -> None:
        self.thinking = 0
        self.most = 0
        self.done = threading.Event()
        self._lock = threading.Lock()

    def answer(self, *_: object) -> str:
        with self._lock:
            self.thinking += 1
            self.most = max(self.most, self.thinking)
        assert self.done.wait(PATIENCE)
        with self._lock:
            self.thinking -= 1
        return "At last."


@pytest.fixture
def thinker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Thinker]:
    thinker = Thinker()
    monkeypatch.setattr(endpoints, "answer", thinker.answer)
    yield thinker
    thinker.done.set()


@pytest.fixture
def beside_others() -> OpenAI:
    """The practice model in an app that has other things to do."""
    app = Starlette(
        routes=[
            Mount("/practice", create_app(PRACTICE_KEY, "", 0)),
            Route("/health", lambda _request: PlainTextResponse("ok")),
        ]
    )
    return client_of(start_in_thread(app).replace("/v1", "/practice/v1"))


def ask_in(pool: ThreadPoolExecutor, client: OpenAI, times: int) -> list[Future[str]]:
    return [pool.submit(ask, client, "what is my x") for _ in range(times)]


def test_while_it_thinks_the_server_answers_others(
    thinker: Thinker, beside_others: OpenAI
) -> None:
    root = str(beside_others.base_url).removesuffix("/practice/v1/")
    with ThreadPoolExecutor() as pool:
        asked = ask_in(pool, beside_others, 5)
        wait_until(lambda: thinker.thinking == 2)
        assert httpx2.get(f"{root}/health").text == "ok"
        assert is_free(beside_others)
        thinker.done.set()
        assert [one.result() for one in asked] == ["At last."] * 5
    assert thinker.most == 2


def test_only_so_many_wait_for_it_to_think(
    thinker: Thinker, beside_others: OpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_threads, "MOST_WAITING", 1)
    with ThreadPoolExecutor() as pool:
        asked = ask_in(pool, beside_others, 4)
        wait_until(lambda: any(one.done() for one in asked))
        thinker.done.set()
        [told] = [error for one in asked if (error := one.exception())]
    assert isinstance(told, openai.RateLimitError)
    assert "requests waiting: Limit 1" in str(told)
