"""Many at once: all are served right, and no one takes all the places."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx2
import openai
import pytest
from openai import AsyncOpenAI
from talking import Gate, ask, client_of, run_async, user, wait_until

from lessons.practice.app import create_app
from lessons.practice.server import PRACTICE_KEY, start_in_thread
from lessons.practice.stream import FIRST_PIECE_SECONDS

MANY = 100


def test_a_hundred_streams_at_once_all_end_right() -> None:
    """No text comes before all have begun."""
    gate = Gate()
    begun = 0

    async def sleep(seconds: float) -> None:
        if seconds < FIRST_PIECE_SECONDS:
            await gate.sleep(seconds)

    base_url = start_in_thread(create_app(PRACTICE_KEY, "", sleep=sleep))

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
        assert text == (
            "I am the practice model, not an AI, so I can only echo: "
            f"“whale {number}”\n\nThis request held one message."
        )


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
        assert all("Hello!" in asked.result() for asked in waiting)
    assert ask(client.with_options(max_retries=5), "whales")
