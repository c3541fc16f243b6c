"""Measures what the server's key's way costs: `python benchmarks/servers_key.py`.

Asks a provider on this machine with the `openai` client as it is, and with the one
that a script in a pane gets, and prints the median times: to make a client, to a whole
answer, and to the end of a streamed one. Then it prints what looking for a key adds to
each message to the browser.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from openai import DefaultHttpx2Client, OpenAI  # noqa: E402 - needs the path above
from some_provider import KEY, chunk, say, serving_provider, stream  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402

from lessons.live.hidden import hide_in  # noqa: E402
from lessons.provider.budget import SessionBudget  # noqa: E402
from lessons.provider.settings import Limits  # noqa: E402
from lessons.provider.transport import Transport  # noqa: E402

ROUNDS, TIMES, CHUNKS = 3, 50, 500
ASKED = {"model": "house-model", "messages": [{"role": "user", "content": "hello"}]}


def milliseconds(deed: Callable[[], object], times: int = TIMES) -> float:
    """Return the median time that something takes."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        deed()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def measure(name: str, make: Callable[[], OpenAI], provider: Any) -> None:
    """Print what a client's requests take."""
    client = make()

    def ask() -> object:
        return client.chat.completions.create(**ASKED)

    def ask_for_a_stream() -> object:
        return list(client.chat.completions.create(**ASKED, stream=True))

    provider.answer = lambda handler: say(handler, "hello")
    made, whole = milliseconds(make), milliseconds(ask)
    pieces = [chunk("word ")] * CHUNKS
    provider.answer = lambda handler: stream(handler, *pieces, b"data: [DONE]\n\n")
    streamed = milliseconds(ask_for_a_stream, 10)
    print(
        f"{name:22} client {made:6.1f} ms   answer {whole:6.1f} ms   "
        f"{CHUNKS} chunks {streamed:6.1f} ms"
    )


def main() -> None:
    """Measure, and print."""
    limits = [name.upper() for name in vars(Limits()) if "requests" in name]
    os.environ |= dict.fromkeys(limits, "1000000")
    with serving_provider() as provider:
        os.environ |= {
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": provider.url,
            "OPENAI_MODEL": "house-model",
        }
        session = SessionBudget()

        def client_with_the_key() -> OpenAI:
            http_client = DefaultHttpx2Client(transport=Transport())
            return OpenAI(api_key=session.token, http_client=http_client)

        for _ in range(ROUNDS):
            measure("the client as it is", OpenAI, provider)
            measure("with the server's key", client_with_the_key, provider)
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "word " * CHUNKS
    looking = milliseconds(lambda: hide_in(message, {KEY, session.token}), 10_000)
    print(f"to look for two keys in a message: {looking * 1000:.1f} µs")


if __name__ == "__main__":
    main()
