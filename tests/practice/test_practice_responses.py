"""The Responses API, as the real openai client asks for it."""

from typing import Any

import pytest
from openai import AsyncOpenAI, BadRequestError, OpenAI
from openai.types.responses import Response, ResponseStreamEvent
from talking import ECHO, Gate, run_async, user

ORDER = [
    "response.created",
    "response.in_progress",
    "response.output_item.added",
    "response.content_part.added",
    "response.output_text.delta",
    "response.output_text.done",
    "response.content_part.done",
    "response.output_item.done",
    "response.completed",
]


def streamed(client: OpenAI, **options: Any) -> list[ResponseStreamEvent]:
    options = {"model": "practice", "input": "blue whales"} | options
    return list(client.responses.create(stream=True, **options))


def test_a_whole_response(client: OpenAI) -> None:
    response = client.responses.create(model="practice", input="blue whales")
    assert response.output_text == ECHO
    assert response.status == "completed"
    assert response.error is None
    assert response.incomplete_details is None
    assert response.model == "practice"
    [message] = response.output
    assert (message.role, message.status) == ("assistant", "completed")
    usage = response.usage
    assert usage.total_tokens == usage.input_tokens + usage.output_tokens
    assert 0 < usage.input_tokens < usage.output_tokens


def test_it_repeats_what_it_was_asked(client: OpenAI) -> None:
    asked: dict[str, Any] = {
        "instructions": "Talk like a pirate.",
        "max_output_tokens": 100,
        "max_tool_calls": 3,
        "metadata": {"a": "b"},
        "parallel_tool_calls": False,
        "prompt_cache_key": "lesson",
        "prompt_cache_retention": "24h",
        "reasoning": {"effort": "low", "summary": "concise"},
        "safety_identifier": "ada",
        "temperature": 0.5,
        "text": {"format": {"type": "text"}, "verbosity": "low"},
        "tool_choice": "none",
        "top_p": 0.9,
        "truncation": "auto",
        "user": "ada",
    }
    response = client.responses.create(model="practice", input="hi", **asked)
    told = response.to_dict()
    told["reasoning"] = {name: told["reasoning"][name] for name in asked["reasoning"]}
    assert {name: told[name] for name in asked} == asked
    assert response.output_text.startswith("Arr!")
    for event in streamed(client, **asked):
        if hasattr(event, "response"):
            assert event.response.user == "ada"


def test_what_was_not_asked_is_told_with_its_default(client: OpenAI) -> None:
    asked: dict[str, Any] = {"text": {"verbosity": "low"}, "tool_choice": None}
    response = client.responses.create(
        model="practice", input="hi", reasoning={}, metadata=None, **asked
    )
    assert response.text.format.type == "text"
    assert response.text.verbosity == "low"
    assert response.tool_choice == "auto"
    assert response.reasoning.effort is None
    assert response.metadata == {}
    assert response.temperature == response.top_p == 1
    assert response.truncation == "disabled"
    assert response.parallel_tool_calls


def test_the_events_of_a_stream_come_in_order(client: OpenAI) -> None:
    events = streamed(client)
    assert list(dict.fromkeys(event.type for event in events)) == ORDER
    assert [event.sequence_number for event in events] == list(range(len(events)))
    deltas = [e.delta for e in events if e.type == "response.output_text.delta"]
    assert "".join(deltas) == ECHO
    assert len(deltas) > 20


def test_a_stream_ends_with_the_whole_response(client: OpenAI) -> None:
    whole = client.responses.create(model="practice", input="blue whales")
    done = streamed(client)[-1].response
    assert done.output_text == whole.output_text
    assert (done.status, done.usage) == (whole.status, whole.usage)


def test_the_clients_own_stream_helper(client: OpenAI) -> None:
    with client.responses.stream(model="practice", input="blue whales") as stream:
        snapshots = [
            event.snapshot
            for event in stream
            if event.type == "response.output_text.delta"
        ]
        final = stream.get_final_response()
    assert snapshots[-1] == final.output_text == ECHO


def test_nothing_is_sent_that_openai_does_not_know(client: OpenAI) -> None:
    raw = client.responses.with_raw_response.create(model="practice", input="hi")
    Response.model_validate_json(raw.content, strict=True, extra="forbid")
    assert raw.headers["x-request-id"].startswith("req_")


def test_input_may_be_a_conversation(client: OpenAI) -> None:
    response = client.responses.create(
        model="practice",
        input=[
            {"role": "developer", "content": "You are Ada."},
            user([{"type": "input_text", "text": "My name is Ana"}]),
            {"role": "assistant", "content": "Hello, Ana!"},
            {"type": "message", **user("What is my name?")},
        ],
    )
    assert "“My name is Ana”" in response.output_text
    assert (
        "4 messages: a system message, then 2 of yours and 1 of mine"
        in response.output_text
    )
    assert response.output_text.startswith("I am Ada, a practice model")


def test_output_can_be_sent_back_as_the_client_gives_it(client: OpenAI) -> None:
    first = client.responses.create(model="practice", input="blue whales")
    for output in (first.output, [item.model_dump() for item in first.output]):
        second = client.responses.create(
            model="practice", input=[user("blue whales"), *output, user("and seals")]
        )
        assert "3 messages: 2 of yours and 1 of mine" in second.output_text


def test_instructions_are_no_message(client: OpenAI) -> None:
    response = client.responses.create(
        model="practice", input="blue whales", instructions="Be kind."
    )
    assert response.output_text == ECHO


def test_a_response_is_cut_at_its_most_tokens(client: OpenAI) -> None:
    response = client.responses.create(
        model="practice", input="blue whales", max_output_tokens=16
    )
    assert response.status == "incomplete"
    assert response.incomplete_details.reason == "max_output_tokens"
    assert response.usage.output_tokens == 16
    assert response.output[0].status == "incomplete"
    assert ECHO.startswith(response.output_text)
    last = streamed(client, max_output_tokens=16)[-1]
    assert last.type == "response.incomplete"
    assert last.response.output_text == response.output_text


@pytest.mark.parametrize(
    "name", ["previous_response_id", "conversation", "background", "prompt"]
)
def test_what_would_have_to_be_stored_is_refused(client: OpenAI, name: str) -> None:
    values: dict[str, Any] = {"background": True, "prompt": {"id": "p"}}
    asked = {name: values.get(name, "resp_1")}
    with pytest.raises(BadRequestError) as refused:
        client.responses.create(model="practice", input="hi", **asked)
    assert refused.value.param == name
    assert refused.value.code == "unsupported_parameter"


def test_an_earlier_response_is_refused_with_the_reason(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="stores nothing"):
        client.responses.create(
            model="practice", input="hi", previous_response_id="resp_1"
        )


def test_the_asynchronous_client(base_url: str) -> None:
    async def talk(client: AsyncOpenAI) -> tuple[str, str]:
        whole = await client.responses.create(model="practice", input="blue whales")
        async with client.responses.stream(
            model="practice", input="blue whales"
        ) as stream:
            final = await stream.get_final_response()
        return whole.output_text, final.output_text

    assert run_async(base_url, talk) == (ECHO, ECHO)


def test_the_first_piece_is_here_while_the_server_holds_the_last(
    gated: OpenAI, gate: Gate
) -> None:
    gate.let(2)
    stream = gated.responses.create(model="practice", input="blue whales", stream=True)
    first = [next(stream) for _ in range(5)]
    assert [event.type for event in first] == ORDER[:5]
    assert first[-1].delta == "I"
    gate.open()
    assert list(stream)[-1].response.output_text == ECHO
