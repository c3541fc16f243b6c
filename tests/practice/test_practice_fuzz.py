"""Random JSON at every endpoint gets an answer or a refusal, never a 500 or a hang."""

from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from openai.types.responses.response_create_params import ResponseCreateParamsStreaming

from lessons.practice.api.models import DESCRIPTIONS, HANGS

FUZZ = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# What is refused at the first look has little that can differ.
FUZZ_A_LITTLE = settings(FUZZ, max_examples=50)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner)
    ),
    max_leaves=12,
)
MODELS = st.sampled_from([name for name in DESCRIPTIONS if name != HANGS])
ROLES = st.sampled_from(["system", "developer", "user", "assistant", "tool", "x"])
SAID = st.text(max_size=60) | st.sampled_from(
    ["what did I say first?", "2+2", "hi", "my name is Ana", "how do I stream?", "“”"]
)
KINDS = ["text", "input_text", "output_text", "refusal", "image_url", "input_image"]
PART = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS) | JSON},
    optional={"text": SAID | JSON, "refusal": SAID | JSON, "image_url": JSON},
)
MESSAGE = st.fixed_dictionaries(
    {"role": ROLES | JSON, "content": SAID | st.lists(PART, max_size=3) | JSON},
    optional={"type": st.just("message") | JSON, "name": JSON, "tool_calls": JSON},
)


def body(params: Any, conversation: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return requests that are nearly right, some of them quite."""
    names = sorted(params.__required_keys__ | params.__optional_keys__)
    nearly: dict[str, Any] = {
        "model": MODELS,
        conversation: st.lists(MESSAGE, max_size=4) | SAID | JSON,
    }
    others = {name: JSON for name in names if name not in nearly}
    others["stream"] = st.booleans() | JSON
    others["max_tokens"] = others["max_output_tokens"] = st.integers(-1, 30) | JSON
    known = {name: value for name, value in others.items() if name in names}
    few = st.dictionaries(st.sampled_from(sorted(known)), st.none(), max_size=3)
    return few.flatmap(
        lambda chosen: st.fixed_dictionaries(
            nearly | {name: known[name] for name in chosen}
        )
    )


def check(response: httpx2.Response, allowed: set[int]) -> None:
    assert response.status_code in allowed, (response.status_code, response.text)
    if response.status_code != 200:
        assert set(response.json()["error"]) == {"message", "type", "param", "code"}


def post(http: httpx2.Client, path: str, **options: Any) -> None:
    try:
        response = http.post(path, **options)
    except httpx2.RemoteProtocolError as error:
        # This is what practice-drops is for.
        assert "practice-drops" in str(options["json"]["model"]), error
        return
    check(response, {200, 400, 401, 404, 429, 503})


@FUZZ_A_LITTLE
@given(JSON)
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/responses"])
def test_any_json(http: httpx2.Client, path: str, asked: Any) -> None:
    check(http.post(path, json=asked), {400})


@FUZZ_A_LITTLE
@given(st.binary(max_size=200))
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/responses"])
def test_any_bytes(http: httpx2.Client, path: str, asked: bytes) -> None:
    check(http.post(path, content=asked), {400})


@FUZZ
@given(body(CompletionCreateParamsStreaming, "messages"))
def test_nearly_right_chats(http: httpx2.Client, asked: dict[str, Any]) -> None:
    post(http, "/v1/chat/completions", json=asked)


@FUZZ
@given(body(ResponseCreateParamsStreaming, "input"))
def test_nearly_right_responses(http: httpx2.Client, asked: dict[str, Any]) -> None:
    post(http, "/v1/responses", json=asked)


@FUZZ
@given(
    st.lists(st.fixed_dictionaries({"role": ROLES, "content": SAID}), min_size=1),
    st.booleans(),
)
def test_right_conversations(
    http: httpx2.Client, messages: list[dict[str, str]], stream: bool
) -> None:
    spoken = [m for m in messages if m["role"] not in ("tool", "x")]
    asked = {"model": "practice", "messages": spoken, "stream": stream}
    response = http.post("/v1/chat/completions", json=asked)
    assert response.status_code == (200 if spoken else 400), response.text


@FUZZ
@given(
    st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]),
    st.sampled_from(["/v1/models", "/v1/models/", "/health", "/v1/chat", "/"]),
    st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=20),
    JSON,
)
def test_any_request(
    http: httpx2.Client, method: str, path: str, rest: str, asked: Any
) -> None:
    url = httpx2.URL(http.base_url, path=path + rest.replace("?", "").replace("#", ""))
    check(http.request(method, url, json=asked), {200, 404, 405})


@FUZZ
@given(st.binary(max_size=40))
def test_any_key(http: httpx2.Client, key: bytes) -> None:
    sendable = b"Bearer x" + bytes(byte for byte in key if byte > 32 and byte != 127)
    response = http.get("/v1/models", headers={b"authorization": sendable})
    check(response, {401})
