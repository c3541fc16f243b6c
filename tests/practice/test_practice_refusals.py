"""Bodies, keys, models and addresses that are refused as OpenAI refuses them."""

import json
import socket
from collections.abc import Iterator

import httpx2
import openai
import pytest
from openai import OpenAI
from talking import (
    CHAT,
    FINE,
    HOUSE_MODEL,
    PATIENCE,
    RESPONSES,
    client_of,
    refusal,
    user,
    wait_until,
)

from lessons.practice.api import request_body
from lessons.practice.api.models import DESCRIPTIONS
from lessons.practice.api.request_body import MAX_BYTES
from lessons.practice.api.server import PRACTICE_KEY


@pytest.mark.parametrize(
    ("path", "name"), [(CHAT, "messages"), (CHAT, "model"), (RESPONSES, "input")]
)
def test_what_must_be_there_is_missed(
    http: httpx2.Client, path: str, name: str
) -> None:
    asked = {"model": "practice", "messages": [user("hi")], "input": "hi"}
    del asked["input" if path == CHAT else "messages"], asked[name]
    error = refusal(http.post(path, json=asked), 400)
    assert error["message"] == f"Missing required parameter: '{name}'."
    assert error["code"] == "missing_required_parameter"


BROKEN = {
    "empty": b"",
    "half": b'{"model": "practice", "messages": [',
    "no utf-8": b'{"model": "\xff"}',
    "lone surrogate": rb'{"model": "\ud800"}',
    "deep": b"[" * 100_000,
    "long number": b"9" * 10_000,
    "not a number": b'{"n": NaN,}',
}


@pytest.mark.parametrize("path", [CHAT, RESPONSES])
@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_broken_json(http: httpx2.Client, path: str, body: bytes) -> None:
    error = refusal(http.post(path, content=body), 400)
    assert error["message"].startswith(
        "We could not parse the JSON body of your request."
    )


@pytest.mark.parametrize(("body", "got"), [(b"[]", "an array"), (b"null", "null")])
def test_json_that_is_no_object(http: httpx2.Client, body: bytes, got: str) -> None:
    error = refusal(http.post(CHAT, content=body), 400)
    assert f"expected an object, but got {got} instead" in error["message"]


def ten_megabytes() -> Iterator[bytes]:
    for _ in range(10):
        yield b" " * 1_000_000


@pytest.mark.parametrize("path", [CHAT, RESPONSES])
def test_a_body_that_announces_its_size(http: httpx2.Client, path: str) -> None:
    error = refusal(http.post(path, content=b"".join(ten_megabytes())), 413)
    assert f"({MAX_BYTES}) exceeded (10000000 bytes" in error["message"]


@pytest.mark.parametrize("path", [CHAT, RESPONSES])
def test_a_body_that_does_not_announce_its_size(http: httpx2.Client, path: str) -> None:
    refusal(http.post(path, content=ten_megabytes()), 413)
    assert http.post(CHAT, json=FINE).status_code == 200


def test_the_client_raises_on_a_body_that_is_too_large(client: OpenAI) -> None:
    with pytest.raises(openai.APIStatusError) as raised:
        client.responses.create(model="practice", input="x" * 10_000_000)
    assert raised.value.status_code == 413


def half_a_request(base_url: str, length: int = 99) -> socket.socket:
    """Send half of a request and return its connection."""
    url = httpx2.URL(base_url)
    connection = socket.create_connection((url.host, url.port), PATIENCE)
    connection.sendall(
        f"POST {CHAT} HTTP/1.1\r\nHost: practice\r\nContent-Length: {length}\r\n"
        f"Authorization: Bearer {PRACTICE_KEY}\r\n\r\n{{".encode()
    )
    return connection


def test_a_body_that_is_too_large_is_refused_before_it_comes(base_url: str) -> None:
    with half_a_request(base_url, 256 * 1024 + 1) as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_half_a_request_is_not_waited_for_for_ever(
    base_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_body, "MAX_SECONDS", 0.05)
    with half_a_request(base_url) as connection:
        assert connection.recv(100).startswith(b"HTTP/1.1 408 ")


def test_who_leaves_in_mid_request_does_no_harm(
    base_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "lessons.practice")
    half_a_request(base_url).close()
    # The line of an earlier test's request may still come in between.
    wait_until(
        lambda: any(line.startswith(f"POST {CHAT} - 400 ") for line in caplog.messages)
    )


def test_a_body_just_within_the_limit_is_answered(http: httpx2.Client) -> None:
    rest = json.dumps({**FINE, "messages": [user("")]})
    asked = {**FINE, "messages": [user("x" * (MAX_BYTES - len(rest)))]}
    body = json.dumps(asked)
    assert len(body) == MAX_BYTES
    answer = http.post(CHAT, content=body)
    assert answer.status_code == 200
    assert len(answer.content) < 3_000


def test_a_wrong_key(base_url: str) -> None:
    with pytest.raises(openai.AuthenticationError) as raised:
        client_of(base_url, api_key="sk-everyone-can-read-this").models.list()
    assert raised.value.status_code == 401
    assert raised.value.code == "invalid_api_key"
    assert "Incorrect API key provided: sk-every***this." in str(raised.value)
    assert "everyone" not in str(raised.value)


@pytest.mark.parametrize("given", ["", "Bearer", "Basic practice"])
@pytest.mark.parametrize("path", ["/v1/models", "/v1/models/practice", CHAT, RESPONSES])
def test_a_missing_key(http: httpx2.Client, path: str, given: str) -> None:
    method = "POST" if path in (CHAT, RESPONSES) else "GET"
    response = http.request(method, path, headers={"authorization": given}, json=FINE)
    assert "You didn't provide an API key." in refusal(response, 401)["message"]


@pytest.mark.parametrize("key", ["practic", "practices", "PRACTICE", "x-practice"])
def test_a_key_that_is_nearly_right(base_url: str, key: str) -> None:
    with pytest.raises(openai.AuthenticationError):
        client_of(base_url, api_key=key).models.list()


@pytest.mark.parametrize(
    "key", [b"practice\xa0", b"practice\xff", "schlüssel".encode(), b"\xe9" * 40]
)
@pytest.mark.parametrize("path", ["/v1/models", "/v1/models/practice", CHAT, RESPONSES])
def test_a_key_that_is_no_ascii(http: httpx2.Client, path: str, key: bytes) -> None:
    method = "POST" if path in (CHAT, RESPONSES) else "GET"
    headers = {b"authorization": b"Bearer " + key}
    response = http.request(method, path, headers=headers, json=FINE)
    assert refusal(response, 401)["code"] == "invalid_api_key"


def test_a_visitor_may_add_a_name_to_the_key(base_url: str) -> None:
    assert client_of(base_url, api_key="practice-ada").models.list().data


def test_a_model_that_does_not_exist(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as raised:
        client.chat.completions.create(model="gpt-9", messages=[user("hi")])
    assert raised.value.code == "model_not_found"
    assert "The model `gpt-9` does not exist or you do not" in str(raised.value)
    with pytest.raises(openai.BadRequestError) as raised_400:
        client.responses.create(model="gpt-9", input="hi")
    assert raised_400.value.code == "model_not_found"
    assert "The requested model 'gpt-9' does not exist." in str(raised_400.value)
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-9")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", CHAT), ("PUT", RESPONSES), ("DELETE", "/v1/models"), ("POST", "/health")],
)
def test_a_wrong_method(http: httpx2.Client, method: str, path: str) -> None:
    error = refusal(http.request(method, path), 405)
    assert error["message"].startswith(f"Not allowed to {method} on {path}.")


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/embeddings", f"{CHAT}/", "/%0a"])
def test_an_address_at_which_nothing_is(http: httpx2.Client, path: str) -> None:
    error = refusal(http.post(path, json=FINE), 404)
    assert error["message"].startswith("Invalid URL (POST /")


def test_the_models_are_listed_with_what_they_do(client: OpenAI) -> None:
    models = {model.id: model for model in client.models.list()}
    assert list(models) == [*DESCRIPTIONS, HOUSE_MODEL]
    assert all(model.description.endswith(".") for model in models.values())
    assert models["practice"].object == "model"
    for name, model in models.items():
        assert client.models.retrieve(name) == model


def test_its_health_needs_no_key(base_url: str) -> None:
    health = httpx2.get(base_url.removesuffix("/v1") + "/health")
    assert (health.status_code, health.json()) == (200, {"status": "ok"})
