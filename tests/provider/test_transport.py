"""What goes out with the server's key, and what comes back: the client's own."""

import asyncio
import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import openai
import pytest
from openai import DefaultAsyncHttpx2Client, DefaultHttpx2Client
from some_provider import SomeProvider, begin_stream, chunk, say, send, stream

from lessons.provider.budget import LIMIT_REACHED, SessionBudget
from lessons.provider.transport import AsyncTransport, KeyFilter, Transport

HELLO = [{"role": "user", "content": "hello"}]
NO_ONE_LISTENS = "http://127.0.0.1:9/v1"


@pytest.fixture
def session(servers_key: str) -> SessionBudget:
    return SessionBudget()


def client_of(
    provider: SomeProvider, session: SessionBudget, **options: Any
) -> openai.OpenAI:
    return openai.OpenAI(
        api_key=session.token,
        base_url=provider.url,
        http_client=DefaultHttpx2Client(transport=Transport()),
        **{"max_retries": 0, **options},
    )


@pytest.fixture
def client(provider: SomeProvider, session: SessionBudget) -> openai.OpenAI:
    return client_of(provider, session)


def ask(client: openai.OpenAI, **options: Any) -> Any:
    options = {"model": "house-model", "messages": HELLO} | options
    return client.chat.completions.create(**options)


def said(pieces: Any) -> str:
    return "".join(piece.choices[0].delta.content or "" for piece in pieces)


def test_the_key_is_put_in_on_the_way_out_and_the_organization_with_it(
    client: openai.OpenAI,
    provider: SomeProvider,
    servers_key: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-server")
    assert ask(client).choices[0].message.content == "hello"
    ask(client, extra_headers={"OpenAI-Project": "proj-of-a-script"})
    assert provider.keys == [f"Bearer {servers_key}"] * 2
    for asked in provider.asked:
        assert asked.headers["openai-organization"] == "org-of-the-server"
        assert "openai-project" not in asked.headers
        assert asked.body["messages"] == HELLO


def test_a_request_with_another_key_goes_out_as_it_is(
    provider: SomeProvider, session: SessionBudget
) -> None:
    ask(client_of(provider, session).copy(api_key="sk-of-the-script"))
    [asked] = provider.asked
    assert asked.headers["authorization"] == "Bearer sk-of-the-script"
    assert "max_completion_tokens" not in asked.body


def test_a_session_that_is_over_cannot_ask(provider: SomeProvider) -> None:
    ask(client_of(provider, SessionBudget()))
    [key] = provider.keys
    assert key.startswith("Bearer sk-session-")


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/images/generations"),
        ("POST", "/embeddings"),
        ("POST", "/chat/completions/x"),
        ("POST", "/models"),
        ("GET", "/responses/resp_1"),
        ("GET", "/files"),
        ("GET", "/models/../files"),
        ("GET", "/models/%2e%2e/files"),
        ("DELETE", "/models/house-model"),
        ("POST", "/../v1/images/generations"),
    ],
)
def test_nothing_else_is_asked_with_the_servers_key(
    client: openai.OpenAI, provider: SomeProvider, method: str, path: str
) -> None:
    body = {"model": "house-model"} if method == "POST" else None
    with pytest.raises(openai.NotFoundError, match="Invalid URL"):
        client.request(
            object,
            openai._models.FinalRequestOptions(method=method, url=path, json_data=body),
        )
    assert provider.asked == []


def test_the_key_goes_to_no_other_address(
    session: SessionBudget, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(provider, session)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(openai.NotFoundError):
        ask(client)
    assert provider.asked == []


def test_a_redirect_takes_the_key_nowhere(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str
) -> None:
    def redirect(handler: BaseHTTPRequestHandler) -> None:
        if "elsewhere" in handler.path:
            say(handler, "you came")
        else:
            elsewhere = provider.url.replace("127.0.0.1", "localhost")
            send(handler, 307, b"", location=f"{elsewhere}/elsewhere")

    provider.answer = redirect
    ask(client)
    here, elsewhere = provider.asked
    assert here.headers["authorization"] == f"Bearer {servers_key}"
    assert "authorization" not in elsewhere.headers


def test_a_redirect_leads_the_key_to_nothing_else(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    elsewhere = "/v1/images/generations"
    provider.answer = lambda handler: send(handler, 307, b"", location=elsewhere)
    with pytest.raises(openai.NotFoundError, match="Invalid URL"):
        ask(client)
    assert [asked.path for asked in provider.asked] == ["/v1/chat/completions"]


def test_only_allowed_models_are_asked(
    client: openai.OpenAI, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    for model in ("gpt-image-2-expensive-not-listed", "", "House-Model"):
        with pytest.raises(openai.NotFoundError) as error:
            ask(client, model=model)
        assert error.value.code == "model_not_found"
    with pytest.raises(openai.BadRequestError) as refusal:
        client.responses.create(model="other", input="hello")
    assert refusal.value.code == "model_not_found"
    assert provider.asked == []
    monkeypatch.setenv("OPENAI_MODELS", "other, third")
    for model in ("house-model", "other", "third"):
        ask(client, model=model)
    assert len(provider.asked) == 3


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ({}, {"max_completion_tokens": 2_000}),
        ({"max_completion_tokens": 50}, {"max_completion_tokens": 50}),
        ({"max_completion_tokens": 9_999}, {"max_completion_tokens": 2_000}),
        ({"max_completion_tokens": -1}, {"max_completion_tokens": 2_000}),
        ({"max_tokens": 9_999}, {"max_tokens": 2_000}),
        ({"max_tokens": None}, {"max_completion_tokens": 2_000}),
        ({"extra_body": {"max_tokens": "9999"}}, {"max_tokens": 2_000}),
    ],
)
def test_an_answers_length_is_bounded(
    client: openai.OpenAI,
    provider: SomeProvider,
    asked: dict[str, Any],
    sent: dict[str, int],
) -> None:
    ask(client, **asked)
    body = provider.asked[0].body
    bounds = {k: v for k, v in body.items() if k.startswith("max_") and v is not None}
    assert bounds == sent


@pytest.mark.parametrize("several", [2, 2.0, "2", 0])
def test_several_answers_to_one_request_are_refused(
    client: openai.OpenAI, provider: SomeProvider, several: object
) -> None:
    with pytest.raises(openai.BadRequestError, match="one answer"):
        ask(client, n=several)
    assert provider.asked == []
    assert ask(client, n=1).choices[0].message.content == "hello"


def test_an_answer_of_the_responses_interface_is_bounded_too(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    client.responses.create(model="house-model", input="hello")
    assert provider.asked[0].body["max_output_tokens"] == 2_000


def test_a_long_request_is_refused(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    with pytest.raises(openai.BadRequestError) as error:
        ask(client, messages=[{"role": "user", "content": "x" * 100_000}])
    assert error.value.code == LIMIT_REACHED
    assert provider.asked == []


@pytest.mark.parametrize(
    ("name", "sessions"),
    [
        ("SESSION_REQUESTS_A_MINUTE", 1),
        ("SESSION_REQUESTS_A_DAY", 1),
        ("SERVER_REQUESTS_A_MINUTE", 3),
        ("SERVER_REQUESTS_A_DAY", 3),
    ],
)
def test_requests_are_counted(
    provider: SomeProvider,
    servers_key: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    sessions: int,
) -> None:
    monkeypatch.setenv(name, "3")
    budgets = [SessionBudget() for _ in range(sessions)]
    clients = [client_of(provider, session, max_retries=2) for session in budgets]
    for number in range(3):
        ask(clients[number % sessions])
    with pytest.raises(openai.RateLimitError) as error:
        ask(clients[0])
    assert error.value.code == LIMIT_REACHED
    assert int(error.value.response.headers["retry-after"]) > 0
    who = "You have" if sessions == 1 else "Everyone here together has"
    assert error.value.body["message"].startswith(f"{who} asked as often")
    assert len(provider.asked) == 3
    other = SessionBudget()
    if sessions == 1:
        ask(client_of(provider, other))


def test_what_was_asked_a_minute_ago_counts_no_more(
    client: openai.OpenAI, session: SessionBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_REQUESTS_A_MINUTE", "1")
    ask(client)
    session.minute.times[0] -= 59
    with pytest.raises(openai.RateLimitError, match="Ask again in 1 seconds"):
        ask(client)
    session.minute.times[0] -= 1
    ask(client)


def test_a_limit_of_0_allows_nothing_and_one_that_is_none_is_said(
    client: openai.OpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVER_REQUESTS_A_DAY", "0")
    with pytest.raises(openai.RateLimitError):
        ask(client)
    monkeypatch.setenv("SERVER_REQUESTS_A_DAY", "many")
    with pytest.raises(openai.PermissionDeniedError, match="is no whole number"):
        ask(client)


def test_headers_come_as_they_are(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str
) -> None:
    provider.answer = lambda handler: say(
        handler, "hello", x_request_id="req_1", x_echo=f"it was {servers_key}!"
    )
    answer = client.chat.completions.with_raw_response.create(
        model="house-model", messages=HELLO
    )
    assert answer.headers["x-request-id"] == answer.parse()._request_id == "req_1"
    assert answer.headers["x-echo"] == "it was ***!"


def test_the_words_beside_a_status_hold_no_key(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str
) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(401, f"Wrong: {servers_key}")
        handler.send_header("content-length", "0")
        handler.end_headers()

    provider.answer = answer
    with pytest.raises(openai.AuthenticationError) as failure:
        ask(client)
    assert failure.value.response.reason_phrase == "Unauthorized"


def test_an_error_comes_as_it_is_without_the_key(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str
) -> None:
    error = {"error": {"message": f"Slower, {servers_key}", "code": "slow"}}
    body = json.dumps(error).encode()
    provider.answer = lambda handler: send(handler, 429, body, retry_after="7")
    with pytest.raises(openai.RateLimitError) as failure:
        ask(client)
    assert failure.value.code == "slow"
    assert failure.value.response.headers["retry-after"] == "7"
    assert "Slower, •••" in str(failure.value)
    assert servers_key not in str(failure.value.request.headers.raw)


def test_an_answer_is_freed_of_the_key_also_when_it_is_compressed(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str
) -> None:
    def compressed(handler: BaseHTTPRequestHandler) -> None:
        body = {"choices": [{"message": {"content": f"({servers_key})"}}]}
        packed = gzip.compress(json.dumps(body).encode())
        send(handler, 200, packed, content_encoding="gzip")

    provider.answer = compressed
    assert ask(client).choices[0].message.content == "(•••)"


@pytest.mark.parametrize("at", [1, 5, 17, 29])
def test_a_key_that_is_split_over_two_pieces_is_taken_out(
    client: openai.OpenAI, provider: SomeProvider, servers_key: str, at: int
) -> None:
    whole = chunk(f"my key: {servers_key}, yes")
    cut = whole.index(servers_key.encode()) + at
    pieces = [whole[:cut], whole[cut:], chunk(" and sk-proj"), b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces, pause=0.05)
    assert said(ask(client, stream=True)) == "my key: •••, yes and sk-proj"


def test_bytes_are_freed_of_a_key_wherever_they_are_cut() -> None:
    text = b"sk-proj-a sk-proj-a-key-of-minesk-proj-a-key-of-mine sk-proj-a-key-of-min"
    for size in range(1, len(text) + 1):
        taken = KeyFilter("sk-proj-a-key-of-mine")
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        clean = b"".join([*map(taken.clean, pieces), taken.rest()]).decode()
        assert clean == "sk-proj-a •••••• sk-proj-a-key-of-min"


def test_a_word_that_is_no_key_is_left(
    session: SessionBudget, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "any")
    provider.answer = lambda handler: say(handler, "Does any company...", x_any="any")
    assert ask(client_of(provider, session)).choices[0].message.content == (
        "Does any company..."
    )
    assert provider.keys == ["Bearer any"]


@pytest.mark.parametrize("key", ["", "sk-proj a-key-with-space", "sk-a\nb" * 9, "sk-“"])
def test_what_cannot_be_sent_is_in_no_error(
    client: openai.OpenAI,
    provider: SomeProvider,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(openai.AuthenticationError, match="no key that can be sent"):
        ask(client)
    assert provider.asked == []


def test_pieces_come_as_they_are_sent(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    may_go_on = threading.Event()

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        begin_stream(handler)
        for text in ("one", "two"):
            handler.wfile.write(chunk(text))
            may_go_on.wait(10)
        handler.wfile.write(b"data: [DONE]\n\n")

    provider.answer = slowly
    pieces = ask(client, stream=True)
    assert next(pieces).choices[0].delta.content == "one"
    assert not may_go_on.is_set()
    may_go_on.set()
    assert said(pieces) == "two"


def test_a_break_in_mid_stream_is_a_connection_error(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream")
        handler.send_header("content-length", "100000")
        handler.end_headers()
        handler.wfile.write(chunk("one"))
        handler.close_connection = True

    provider.answer = broken
    pieces = ask(client, stream=True)
    next(pieces)
    with pytest.raises(openai.APIConnectionError) as failure:
        next(pieces)
    cause = failure.value.__cause__
    assert "sk-proj" not in str(cause.request.headers.raw)


def test_a_provider_out_of_reach_is_a_connection_error(
    session: SessionBudget, provider: SomeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", NO_ONE_LISTENS)
    provider.url = NO_ONE_LISTENS
    with pytest.raises(openai.APIConnectionError) as failure:
        ask(client_of(provider, session))
    assert "sk-proj" not in str(failure.value.__cause__.request.headers.raw)


def test_a_timeout_is_one(provider: SomeProvider, session: SessionBudget) -> None:
    provider.answer = lambda _: time.sleep(2)
    with pytest.raises(openai.APITimeoutError):
        ask(client_of(provider, session, timeout=0.2))
    assert client_of(provider, session).timeout == openai.DEFAULT_TIMEOUT


def test_a_stream_that_is_closed_is_asked_for_no_more(
    client: openai.OpenAI, provider: SomeProvider
) -> None:
    pieces = [chunk("again and again")] * 1_000
    provider.answer = lambda handler: stream(handler, *pieces, pause=0.01)
    with ask(client, stream=True) as answer:
        next(answer)
    assert provider.left.wait(10)


def test_the_asynchronous_client_is_served_alike(
    provider: SomeProvider, session: SessionBudget, servers_key: str
) -> None:
    async def converse() -> str:
        client = openai.AsyncOpenAI(
            api_key=session.token,
            base_url=provider.url,
            max_retries=0,
            http_client=DefaultAsyncHttpx2Client(transport=AsyncTransport()),
        )
        async with client:
            with pytest.raises(openai.NotFoundError):
                await client.chat.completions.create(model="x", messages=HELLO)
            pieces = await client.chat.completions.create(
                model="house-model", messages=HELLO, stream=True
            )
            return "".join([p.choices[0].delta.content or "" async for p in pieces])

    whole = chunk(f"({servers_key})")
    pieces = [whole[:-30], whole[-30:], b"data: [DONE]\n\n"]
    provider.answer = lambda handler: stream(handler, *pieces)
    assert asyncio.run(converse()) == "(•••)"
    assert provider.keys == [f"Bearer {servers_key}"]
