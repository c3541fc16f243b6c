"""Asks the practice model what it has to think about long, in a process of its own.

`python -m benchmarks.hard_requests http://localhost:8501` lets twenty clients ask it
at once, again and again, and prints how often which status came, as JSON.
"""

import argparse
import asyncio
import itertools
import json
from collections import Counter

import httpx2

from lessons.practice.api.server import PRACTICE_KEY

CLIENTS = 20
MOST_BYTES, MOST_MESSAGES = 256_000, 2_000
QUESTION = "what is my x"


def bodies() -> list[bytes]:
    """Return requests of nearly the largest size whose answers are far to seek."""
    repeated = ["my " * (MOST_BYTES // 4)]
    long = ["my " * 165] * (MOST_BYTES // 540)
    told = [f"my y{number} is {number}, " * 3 for number in range(MOST_MESSAGES)]
    return [_body([*said, QUESTION]) for said in (repeated, long, told)]


def _body(said: list[str]) -> bytes:
    messages = [{"role": "user", "content": text} for text in said]
    asked = {"model": "practice", "messages": messages, "max_tokens": 1}
    body = json.dumps(asked).encode()
    if len(body) > MOST_BYTES:
        raise ValueError(f"{len(body)} bytes are more than {MOST_BYTES}.")
    return body


async def ask(address: str, seconds: float) -> Counter[str]:
    """Let the clients ask for some seconds, and count the statuses that came."""
    counted: Counter[str] = Counter()
    until = asyncio.get_running_loop().time() + seconds

    async def one_client(http: httpx2.AsyncClient, number: int) -> None:
        for body in itertools.islice(itertools.cycle(bodies()), number, None):
            if asyncio.get_running_loop().time() > until:
                return
            key = {"Authorization": f"Bearer {PRACTICE_KEY}-{number}"}
            try:
                response = await http.post(
                    "chat/completions", content=body, headers=key
                )
                counted[str(response.status_code)] += 1
            except httpx2.HTTPError as error:
                counted[type(error).__name__] += 1

    async with httpx2.AsyncClient(
        base_url=f"{address}/practice/v1/",
        headers={"Content-Type": "application/json"},
        timeout=seconds,
    ) as http:
        await asyncio.gather(*(one_client(http, number) for number in range(CLIENTS)))
    return counted


def main() -> None:
    """Ask, and print what came."""
    parser = argparse.ArgumentParser(description="Hard requests to a practice model.")
    parser.add_argument("address", help="the server, as http://localhost:8501")
    parser.add_argument("--seconds", type=float, default=10)
    asked = parser.parse_args()
    print(json.dumps(asyncio.run(ask(asked.address, asked.seconds))))


if __name__ == "__main__":
    main()
