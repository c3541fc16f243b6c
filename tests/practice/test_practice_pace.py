"""Each model takes its time, and holds no place for a client that has left."""

import openai
import pytest
from openai import OpenAI
from talking import Gate, ask, client_of, is_free, user, wait_until

from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread


def stream(client: OpenAI, model: str) -> int:
    """Stream an answer and return how many tokens it has."""
    chunks = client.chat.completions.create(
        model=model, messages=[user("blue whales")], stream=True
    )
    return sum(bool(chunk.choices[0].delta.content) for chunk in chunks)


def test_a_streamed_answer_takes_the_time_of_a_model(gated: OpenAI, gate: Gate) -> None:
    gate.open()
    tokens = stream(gated, "practice")
    assert gate.asked == [0.3] + [1 / 40] * tokens


def test_a_whole_answer_takes_the_time_of_its_tokens(gated: OpenAI, gate: Gate) -> None:
    gate.open()
    answer = gated.chat.completions.create(model="practice", messages=[user("whales")])
    assert gate.asked == [0.3, answer.usage.completion_tokens / 40]


def test_the_slow_model_takes_eight_times_as_long(gated: OpenAI, gate: Gate) -> None:
    gate.open()
    tokens = stream(gated, "practice-slow")
    assert gate.asked == pytest.approx([8 * 0.3] + [8 / 40] * tokens)


def test_the_hanging_model_hangs_for_a_minute_and_then_answers(
    gated: OpenAI, gate: Gate
) -> None:
    gate.open()
    assert "blue whales" in ask(gated, "blue whales", model="practice-hangs")
    assert gate.asked[0] == pytest.approx(60.3)


def test_at_once_means_at_once(gate: Gate) -> None:
    gate.open()
    app = create_app(PRACTICE_KEY, "", 0, sleep=gate.sleep)
    client = client_of(start_in_thread(app))
    for model in ("practice", "practice-slow"):
        stream(client, model)
    assert set(gate.asked) == {0}


def test_who_waits_no_longer_is_waited_for_no_longer() -> None:
    app = create_app(PRACTICE_KEY, "", 0, requests_at_once=1)
    client = client_of(start_in_thread(app))
    with pytest.raises(openai.APITimeoutError):
        ask(client.with_options(timeout=0.3), "hi", model="practice-hangs")
    wait_until(lambda: is_free(client))


def test_a_stream_that_is_left_frees_its_place(gate: Gate) -> None:
    app = create_app(PRACTICE_KEY, "", requests_at_once=1, sleep=gate.sleep)
    client = client_of(start_in_thread(app))
    gate.let(2)
    left = client.chat.completions.create(
        model="practice", messages=[user("hi")], stream=True
    )
    assert next(left).choices[0].delta.role == "assistant"
    left.close()
    # The server still holds the next piece, and would hold it for ever.
    wait_until(lambda: is_free(client))
