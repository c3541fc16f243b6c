"""Talks to practice models with the real openai client."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import openai
from openai import AsyncOpenAI, DefaultHttpxClient, OpenAI

from lessons.practice.api.server import PRACTICE_KEY

HOUSE_MODEL = "house-model"
# So long that only what never comes is missed.
PATIENCE = 20
POLL = 0.005
CHAT, RESPONSES = "/v1/chat/completions", "/v1/responses"
FINE = {"model": "practice", "messages": [{"role": "user", "content": "hi"}]}
ECHO = (
    "I am the practice model, not an AI. I was sent one message: “blue whales”. "
    "Ask me about the lessons, about what you said before, or for a story."
)
# One for all: to make it takes longer than most tests.
HTTP = DefaultHttpxClient()


class Gate:
    """Passes the time between pieces only when told to, and notes how much of it."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._passes = 0
        self._is_open = False

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        while not self._is_open and not self._passes:
            await asyncio.sleep(POLL)
        self._passes -= 1

    def let(self, pauses: int) -> None:
        """Let so many pauses pass, and hold the next one."""
        self._passes = pauses

    def open(self) -> None:
        self._is_open = True


def client_of(base_url: str, **options: Any) -> OpenAI:
    options = {"api_key": PRACTICE_KEY, "max_retries": 0, "timeout": PATIENCE} | options
    return OpenAI(base_url=base_url, http_client=HTTP, **options)


def run_async(base_url: str, talk: Callable[[AsyncOpenAI], Awaitable[Any]]) -> Any:
    """Talk to a practice model with the asynchronous client."""

    async def talking() -> Any:
        async with AsyncOpenAI(
            base_url=base_url, api_key=PRACTICE_KEY, max_retries=0, timeout=PATIENCE
        ) as client:
            return await talk(client)

    return asyncio.run(talking())


def user(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def ask(client: OpenAI, *said: str, model: str = "practice", **options: Any) -> str:
    """Ask for a chat completion and return its text."""
    completion = client.chat.completions.create(
        model=model, messages=[user(text) for text in said], **options
    )
    return completion.choices[0].message.content or ""


def refusal(response: httpx2.Response, status: int) -> dict[str, Any]:
    """Return the error of a response, which must have OpenAI's shape."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    [(name, error)] = response.json().items()
    assert name == "error"
    assert set(error) == {"message", "type", "param", "code"}
    return error


def is_free(client: OpenAI) -> bool:
    """Tell whether a practice model would answer now."""
    try:
        return bool(client.models.list().data)
    except openai.RateLimitError:
        return False


def wait_until(condition: Callable[[], Any]) -> None:
    """Wait for what must come."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "It never came."
        time.sleep(POLL)
