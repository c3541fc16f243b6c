"""Each model that fails makes the real openai client raise its real exception."""

from collections.abc import Awaitable, Callable
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from talking import ask, client_of, run_async, user

from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread

Call = Callable[[OpenAI, str], Any]


def chat(client: OpenAI, model: str, said: str = "blue whales") -> Any:
    return client.chat.completions.create(model=model, messages=[user(said)])


def chat_stream(client: OpenAI, model: str) -> Any:
    stream = client.chat.completions.create(
        model=model, messages=[user("blue whales")], stream=True
    )
    return list(stream)


def respond(client: OpenAI, model: str) -> Any:
    return client.responses.create(model=model, input="blue whales")


def respond_stream(client: OpenAI, model: str) -> Any:
    return list(client.responses.create(model=model, input="blue whales", stream=True))


CALLS = pytest.mark.parametrize("call", [chat, chat_stream, respond, respond_stream])


@CALLS
@pytest.mark.parametrize(
    ("model", "error", "status", "code"),
    [
        ("practice-busy", openai.RateLimitError, 429, "rate_limit_exceeded"),
        ("practice-quota", openai.RateLimitError, 429, "insufficient_quota"),
        ("practice-denied", openai.AuthenticationError, 401, "invalid_api_key"),
        ("practice-down", openai.InternalServerError, 503, None),
    ],
)
def test_a_refusal(
    fresh: OpenAI,
    call: Call,
    model: str,
    error: type[openai.APIStatusError],
    status: int,
    code: str | None,
) -> None:
    with pytest.raises(error) as raised:
        call(fresh, model)
    assert raised.value.status_code == status
    assert raised.value.code == code


@CALLS
def test_a_connection_that_drops(client: OpenAI, call: Call) -> None:
    with pytest.raises(openai.APIConnectionError) as raised:
        call(client, "practice-drops")
    assert not isinstance(raised.value, openai.APITimeoutError)


@CALLS
def test_no_byte_for_a_minute(base_url: str, call: Call) -> None:
    with pytest.raises(openai.APITimeoutError):
        call(client_of(base_url, timeout=0.3), "practice-hangs")


async def chat_async(client: AsyncOpenAI, model: str, said: str) -> None:
    await client.chat.completions.create(model=model, messages=[user(said)])


async def chat_stream_async(client: AsyncOpenAI, model: str, said: str) -> None:
    stream = await client.chat.completions.create(
        model=model, messages=[user(said)], stream=True
    )
    async for _ in stream:
        pass


async def respond_async(client: AsyncOpenAI, model: str, said: str) -> None:
    await client.responses.create(model=model, input=said)


async def respond_stream_async(client: AsyncOpenAI, model: str, said: str) -> None:
    stream = await client.responses.create(model=model, input=said, stream=True)
    async for _ in stream:
        pass


@pytest.mark.parametrize(
    "call", [chat_async, chat_stream_async, respond_async, respond_stream_async]
)
def test_the_same_for_the_asynchronous_client(
    base_url: str, call: Callable[[AsyncOpenAI, str, str], Awaitable[None]]
) -> None:
    async def talk(client: AsyncOpenAI) -> dict[str, str]:
        hasty = client.with_options(timeout=0.3)
        raised = {}
        for kind in ("busy", "quota", "denied", "down", "drops", "hangs"):
            patience = hasty if kind == "hangs" else client
            try:
                await call(patience, f"practice-{kind}", f"{call.__name__} {kind}")
            except openai.APIError as error:
                raised[kind] = type(error).__name__
        return raised

    assert run_async(base_url, talk) == {
        "busy": "RateLimitError",
        "quota": "RateLimitError",
        "denied": "AuthenticationError",
        "down": "InternalServerError",
        "drops": "APIConnectionError",
        "hangs": "APITimeoutError",
    }


def test_a_busy_provider_says_when_to_come_back(fresh: OpenAI) -> None:
    with pytest.raises(openai.RateLimitError) as raised:
        chat(fresh, "practice-busy")
    assert raised.value.response.headers["retry-after"] == "1"
    assert "Please try again in 1s" in str(raised.value)


def test_the_client_gets_over_a_busy_provider_by_itself(fresh: OpenAI) -> None:
    patient = fresh.with_options(max_retries=1)
    raw = patient.chat.completions.with_raw_response.create(
        model="practice-busy", messages=[user("blue whales")]
    )
    assert raw.retries_taken == 1
    assert "blue whales" in raw.parse().choices[0].message.content


def test_a_busy_provider_takes_a_retry_whoever_asked_in_between(fresh: OpenAI) -> None:
    retry = {"x-stainless-retry-count": "1"}
    assert "“hi”" in ask(fresh, "hi", model="practice-busy", extra_headers=retry)


def test_who_sends_the_same_to_a_busy_provider_again_is_answered(
    fresh: OpenAI,
) -> None:
    for _ in range(2):  # Who starts anew meets the failure anew.
        with pytest.raises(openai.RateLimitError):
            chat(fresh, "practice-busy")
        assert "blue whales" in chat(fresh, "practice-busy").choices[0].message.content


def test_a_busy_provider_tells_visitors_and_conversations_apart(fresh: OpenAI) -> None:
    bob = fresh.with_options(api_key=f"{PRACTICE_KEY}-bob")
    for client, said in ((fresh, "hi"), (bob, "hi"), (fresh, "ho")):
        with pytest.raises(openai.RateLimitError):
            chat(client, "practice-busy", said)
    for client, said in ((fresh, "ho"), (bob, "hi"), (fresh, "hi")):
        assert chat(client, "practice-busy", said).choices


def test_a_busy_provider_takes_the_rest_of_a_conversation(fresh: OpenAI) -> None:
    answer = {"role": "assistant", "content": "hello"}
    completion = fresh.chat.completions.create(
        model="practice-busy", messages=[user("hi"), answer, user("blue whales")]
    )
    assert completion.choices[0].finish_reason == "stop"


def test_the_client_does_not_retry_what_costs_money(fresh: OpenAI) -> None:
    with pytest.raises(openai.RateLimitError) as raised:
        chat(fresh.with_options(max_retries=2), "practice-quota")
    sent = raised.value.response.request.headers
    assert sent["x-stainless-retry-count"] == "0"


def test_the_client_retries_while_the_provider_is_down(fresh: OpenAI) -> None:
    with pytest.raises(openai.InternalServerError) as raised:
        chat(fresh.with_options(max_retries=1), "practice-down")
    sent = raised.value.response.request.headers
    assert sent["x-stainless-retry-count"] == "1"


def test_what_came_before_the_drop_is_the_beginning_of_the_answer(
    client: OpenAI,
) -> None:
    came = ""
    stream = client.chat.completions.create(
        model="practice-drops", messages=[user("blue whales")], stream=True
    )
    with pytest.raises(openai.APIConnectionError):
        for chunk in stream:
            came += chunk.choices[0].delta.content
    whole = ask(client, "blue whales")
    assert whole.startswith(came)
    assert len(whole) // 4 < len(came) < len(whole)


def test_a_filtered_answer(client: OpenAI) -> None:
    [choice] = chat(client, "practice-filtered").choices
    assert choice.finish_reason == "content_filter"
    whole = ask(client, "blue whales")
    assert whole.startswith(choice.message.content)
    assert choice.message.content != whole
    assert chat_stream(client, "practice-filtered")[-1].choices[0].finish_reason == (
        "content_filter"
    )
    response = respond(client, "practice-filtered")
    assert response.status == "incomplete"
    assert response.incomplete_details.reason == "content_filter"
    assert respond_stream(client, "practice-filtered")[-1].type == (
        "response.incomplete"
    )


def test_a_parser_raises_on_a_filtered_answer(client: OpenAI) -> None:
    with pytest.raises(openai.ContentFilterFinishReasonError):
        client.chat.completions.parse(
            model="practice-filtered", messages=[user("blue whales")]
        )


def test_a_mistake_of_its_own_is_told_without_a_traceback() -> None:
    async def broken(seconds: float) -> None:
        raise LookupError(f"secret {seconds}")

    app = create_app(PRACTICE_KEY, "", sleep=broken)
    with pytest.raises(openai.InternalServerError) as raised:
        chat(client_of(start_in_thread(app)), "practice")
    assert raised.value.status_code == 500
    assert "The server had an error while processing your request" in str(raised.value)
    assert "secret" not in raised.value.response.text
