"""However much is wrong, and however long, a refusal is short and comes soon."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from talking import CHAT, FINE, RESPONSES, refusal, user

from lessons.practice.api.chat_request import read_chat
from lessons.practice.api.errors import ProviderError
from lessons.practice.api.responses_request import read_response

LONG = "whale" * 2_000
LONG_CHATS: list[dict[str, Any]] = [
    {LONG: 1},
    {"model": LONG},
    {"n": int("9" * 4_000)},
    {"temperature": int("9" * 4_000)},
    {"metadata": {LONG: 1}},
    {"stream": True, "stream_options": {LONG: 1}},
    {"response_format": {"type": LONG}},
    {"messages": [{"role": LONG, "content": "hi"}]},
    {"messages": [{**user("hi"), LONG: 1}]},
    {"messages": [user([{"type": LONG, "text": "hi"}])]},
    {"messages": [user([{"type": "text", "text": "hi", LONG: 1}])]},
]
LONG_RESPONSES: list[dict[str, Any]] = [
    {LONG: 1},
    {"model": LONG},
    {"text": {LONG: 1}},
    {"text": {"format": {"type": LONG}}},
    {"text": {"verbosity": LONG}},
    {"truncation": LONG},
    {"tool_choice": LONG},
    {"reasoning": {"effort": LONG}},
    {"max_output_tokens": -int("9" * 4_000)},
    {"input": [{"type": LONG}]},
    {"input": [{"role": LONG, "content": "hi"}]},
    {"input": [{**user("hi"), LONG: 1}]},
]


@pytest.mark.parametrize("change", LONG_CHATS, ids=lambda change: str(change)[:40])
def test_a_refusal_of_a_chat_completion_repeats_no_long_words(
    http: httpx2.Client, change: dict[str, Any]
) -> None:
    told = http.post(CHAT, json={**FINE, **change})
    assert told.status_code in (400, 404)
    assert len(told.text) < 500


@pytest.mark.parametrize("change", LONG_RESPONSES, ids=lambda change: str(change)[:40])
def test_a_refusal_of_a_response_repeats_no_long_words(
    http: httpx2.Client, change: dict[str, Any]
) -> None:
    told = http.post(RESPONSES, json={"model": "practice", "input": "hi", **change})
    assert told.status_code == 400
    assert len(told.text) < 500


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/v1/{LONG}", 404),
        ("GET", f"/v1/models/{LONG}", 404),
        ("PUT", f"/v1/models/{LONG}", 405),
        (LONG, "/v1/models", 405),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_refusal_of_an_address_repeats_no_long_words(
    http: httpx2.Client,
    caplog: pytest.LogCaptureFixture,
    method: str,
    path: str,
    status: int,
) -> None:
    caplog.set_level("INFO", "lessons.practice")
    told = http.request(method, path)
    assert len(str(refusal(told, status))) < 500
    logged = [r.message for r in caplog.records if r.name == "lessons.practice"]
    assert all(len(line) < 150 for line in logged)


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        (read_chat, {**FINE, "messages": [user([5] * 100)] * 100}),
        (read_chat, {**FINE, "stop": [5] * 100}),
        (read_chat, {**FINE, "modalities": [5] * 100}),
        (read_response, {"model": "practice", "input": [user([5] * 100)] * 100}),
    ],
    ids=["messages", "stop", "modalities", "input"],
)
def test_one_mistake_is_enough(
    read: Callable[[dict[str, Any]], Any], asked: dict[str, Any]
) -> None:
    """To look for all that fit into a request would keep everyone waiting."""
    with pytest.raises(ProviderError) as raised:
        read(asked)
    assert raised.value.__cause__.error_count() == 1
