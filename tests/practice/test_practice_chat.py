"""Chat completions, as the real openai client asks for them."""

from typing import Any

import pytest
from openai import AsyncOpenAI, LengthFinishReasonError, OpenAI
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from pydantic import ValidationError
from talking import ECHO, HOUSE_MODEL, Gate, ask, run_async, user

from lessons.practice.api.chat_completions import completion
from lessons.practice.api.generation import Generation
from lessons.practice.api.prompt import Prompt

BLUE = [user("blue whales")]


def streamed(client: OpenAI, **options: Any) -> list[ChatCompletionChunk]:
    options = {"model": "practice", "messages": BLUE} | options
    return list(client.chat.completions.create(stream=True, **options))


def text_of(chunks: list[ChatCompletionChunk]) -> str:
    return "".join(
        choice.delta.content or "" for chunk in chunks for choice in chunk.choices
    )


def test_a_whole_answer(client: OpenAI) -> None:
    answer = client.chat.completions.create(model="practice", messages=BLUE)
    assert answer.choices[0].message.content == ECHO
    assert answer.choices[0].message.role == "assistant"
    assert answer.choices[0].finish_reason == "stop"
    assert answer.object == "chat.completion"
    assert answer.model == "practice"
    assert answer.id.startswith("chatcmpl-")
    usage = answer.usage
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens
    assert 0 < usage.prompt_tokens < usage.completion_tokens


def test_it_answers_to_the_name_that_it_was_given(client: OpenAI) -> None:
    assert ask(client, "blue whales", model=HOUSE_MODEL) == ECHO


def test_a_streamed_answer_is_the_whole_one_in_pieces(client: OpenAI) -> None:
    chunks = streamed(client)
    assert text_of(chunks) == ECHO
    assert len(chunks) > 20
    assert chunks[0].choices[0].delta.role == "assistant"
    reasons = [chunk.choices[0].finish_reason for chunk in chunks]
    assert reasons == [None] * (len(chunks) - 1) + ["stop"]
    assert len({(chunk.id, chunk.created, chunk.model) for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chunks)


def test_a_stream_tells_its_usage_if_asked(client: OpenAI) -> None:
    whole = client.chat.completions.create(model="practice", messages=BLUE)
    *chunks, last = streamed(client, stream_options={"include_usage": True})
    assert last.choices == []
    assert last.usage == whole.usage
    assert all("usage" in chunk.model_fields_set for chunk in chunks)
    assert all(chunk.usage is None for chunk in chunks)


def test_the_stream_of_the_raw_response_ends_as_openais_does(client: OpenAI) -> None:
    raw = client.chat.completions.with_raw_response.create(
        model="practice", messages=BLUE, stream=True
    )
    assert raw.headers["content-type"].startswith("text/event-stream")
    assert raw.http_response.read().endswith(b"data: [DONE]\n\n")


def test_the_raw_response_has_a_request_id(client: OpenAI) -> None:
    create = client.chat.completions.with_raw_response.create
    raws = [create(model="practice", messages=BLUE) for _ in range(2)]
    assert all(raw.headers["x-request-id"].startswith("req_") for raw in raws)
    assert len({raw.headers["x-request-id"] for raw in raws}) == 2
    assert raws[0].parse().choices[0].message.content == ECHO


def test_nothing_is_sent_that_openai_does_not_know(client: OpenAI) -> None:
    raw = client.chat.completions.with_raw_response.create(
        model="practice", messages=BLUE
    )
    ChatCompletion.model_validate_json(raw.content, strict=True, extra="forbid")


def test_a_wrong_field_cannot_be_written() -> None:
    odd: Any = Generation("id", 0, ("a",), "tired", 1)
    with pytest.raises(ValidationError):
        completion(odd, Prompt("practice", []))


def test_the_same_request_gets_the_same_answer(client: OpenAI) -> None:
    first, second = (
        client.chat.completions.create(model="practice", messages=BLUE)
        for _ in range(2)
    )
    assert first.choices == second.choices
    assert first.id == second.id


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_an_answer_is_cut_at_its_most_tokens(client: OpenAI, name: str) -> None:
    answer = client.chat.completions.create(
        model="practice", messages=BLUE, **{name: 5}
    )
    assert answer.choices[0].finish_reason == "length"
    assert answer.usage.completion_tokens == 5
    assert answer.choices[0].message.content == "I am the practice model"
    chunks = streamed(client, **{name: 5})
    assert text_of(chunks) == "I am the practice model"
    assert chunks[-1].choices[0].finish_reason == "length"


def test_an_answer_that_just_fits_is_not_cut(client: OpenAI) -> None:
    whole = client.chat.completions.create(model="practice", messages=BLUE)
    fitting = client.chat.completions.create(
        model="practice", messages=BLUE, max_tokens=whole.usage.completion_tokens
    )
    assert fitting.choices == whole.choices


@pytest.mark.parametrize("stop", [", not", [" sent", ", not"], [", not", ""]])
def test_an_answer_ends_before_a_stop(client: OpenAI, stop: Any) -> None:
    answer = client.chat.completions.create(model="practice", messages=BLUE, stop=stop)
    assert answer.choices[0].message.content == "I am the practice model"
    assert answer.choices[0].finish_reason == "stop"


def test_a_stop_that_never_comes_changes_nothing(client: OpenAI) -> None:
    assert ask(client, "blue whales", stop=["zebra"]) == ECHO


def test_content_may_come_in_parts(client: OpenAI) -> None:
    parts = [{"type": "text", "text": "blue"}, {"type": "text", "text": "whales"}]
    answer = client.chat.completions.create(model="practice", messages=[user(parts)])
    assert "“blue whales”" in answer.choices[0].message.content


def test_an_answer_can_be_sent_back_as_the_client_gives_it(client: OpenAI) -> None:
    first = client.chat.completions.create(model="practice", messages=BLUE)
    for message in (first.choices[0].message, first.choices[0].message.model_dump()):
        second = client.chat.completions.create(
            model="practice", messages=[*BLUE, message, user("and seals")]
        )
        assert (
            "3 messages: 2 of yours and 1 of mine" in second.choices[0].message.content
        )


def test_what_changes_nothing_is_taken(client: OpenAI) -> None:
    assert (
        ask(
            client,
            "blue whales",
            temperature=0.5,
            top_p=1,
            seed=1,
            n=1,
            presence_penalty=-1,
            frequency_penalty=1.5,
            user="ada",
            metadata={"a": "b"},
            response_format={"type": "text"},
            reasoning_effort="low",
            store=False,
            tools=[],
            logit_bias={},
        )
        == ECHO
    )


def test_the_clients_own_stream_helper(client: OpenAI) -> None:
    with client.chat.completions.stream(model="practice", messages=BLUE) as stream:
        events = list(stream)
    assert stream.get_final_completion().choices[0].message.content == ECHO
    assert [event.type for event in events if event.type == "content.done"]


def test_a_parser_is_told_that_the_answer_was_cut(client: OpenAI) -> None:
    with pytest.raises(LengthFinishReasonError):
        client.chat.completions.parse(model="practice", messages=BLUE, max_tokens=3)


def test_the_asynchronous_client(base_url: str) -> None:
    async def talk(client: AsyncOpenAI) -> tuple[str | None, str]:
        whole = await client.chat.completions.create(model="practice", messages=BLUE)
        stream = await client.chat.completions.create(
            model="practice", messages=BLUE, stream=True
        )
        chunks = [chunk async for chunk in stream]
        return whole.choices[0].message.content, text_of(chunks)

    assert run_async(base_url, talk) == (ECHO, ECHO)


def test_the_first_piece_is_here_while_the_server_holds_the_last(
    gated: OpenAI, gate: Gate
) -> None:
    gate.let(2)
    stream = gated.chat.completions.create(model="practice", messages=BLUE, stream=True)
    assert next(stream).choices[0].delta.role == "assistant"
    assert next(stream).choices[0].delta.content == "I"
    gate.let(1)
    assert next(stream).choices[0].delta.content == " am"
    gate.open()
    assert "I am" + text_of(list(stream)) == ECHO
