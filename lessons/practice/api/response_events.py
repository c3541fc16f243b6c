"""Writes answers as the events of a response's stream.

https://platform.openai.com/docs/api-reference/responses-streaming
"""

import itertools
from collections.abc import Iterator
from typing import Any

from openai import BaseModel
from openai.types import responses as openai_types

from lessons.practice.api.generation import Generation
from lessons.practice.api.prompt import Prompt
from lessons.practice.api.responses import (
    begun,
    finished,
    finished_message,
    message_id,
    text_part,
)
from lessons.practice.api.stream import Events

TYPES: dict[str, type[BaseModel]] = {
    "response.created": openai_types.ResponseCreatedEvent,
    "response.in_progress": openai_types.ResponseInProgressEvent,
    "response.output_item.added": openai_types.ResponseOutputItemAddedEvent,
    "response.content_part.added": openai_types.ResponseContentPartAddedEvent,
    "response.output_text.delta": openai_types.ResponseTextDeltaEvent,
    "response.output_text.done": openai_types.ResponseTextDoneEvent,
    "response.content_part.done": openai_types.ResponseContentPartDoneEvent,
    "response.output_item.done": openai_types.ResponseOutputItemDoneEvent,
    "response.completed": openai_types.ResponseCompletedEvent,
    "response.incomplete": openai_types.ResponseIncompleteEvent,
}


def response_events(generation: Generation, prompt: Prompt) -> Events:
    """Return an answer as the events of a stream.

    Args:
        generation: The answer.
        prompt: The request.

    Returns:
        The events that https://platform.openai.com/docs/api-reference/responses-streaming
        describes, from `response.created` to `response.completed` or, where the
        answer was cut, `response.incomplete`.
    """
    numbers = itertools.count()

    def written(events: Iterator[dict[str, Any]]) -> Iterator[str]:
        for event in events:
            yield _written({**event, "sequence_number": next(numbers)})

    return Events(
        written(_opening(generation, prompt)),
        written(_deltas(generation)),
        written(_closing(generation, prompt)),
    )


def _opening(generation: Generation, prompt: Prompt) -> Iterator[dict[str, Any]]:
    response = begun(generation, prompt)
    yield {"type": "response.created", "response": response}
    yield {"type": "response.in_progress", "response": response}
    message = {**finished_message(generation), "status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": 0, "item": message}
    yield {
        "type": "response.content_part.added",
        **_place(generation),
        "part": text_part(""),
    }


def _deltas(generation: Generation) -> Iterator[dict[str, Any]]:
    for token in generation.tokens:
        yield {
            "type": "response.output_text.delta",
            **_place(generation),
            "delta": token,
            "logprobs": [],
        }


def _closing(generation: Generation, prompt: Prompt) -> Iterator[dict[str, Any]]:
    text, message = generation.text, finished_message(generation)
    yield {
        "type": "response.output_text.done",
        **_place(generation),
        "text": text,
        "logprobs": [],
    }
    yield {
        "type": "response.content_part.done",
        **_place(generation),
        "part": text_part(text),
    }
    yield {"type": "response.output_item.done", "output_index": 0, "item": message}
    response = finished(generation, prompt)
    yield {"type": f"response.{response['status']}", "response": response}


def _place(generation: Generation) -> dict[str, Any]:
    return {"item_id": message_id(generation), "output_index": 0, "content_index": 0}


def _written(event: dict[str, Any]) -> str:
    """Return an event as it is sent, if OpenAI's type has just its fields."""
    checked = TYPES[event["type"]].model_validate(event, strict=True, extra="forbid")
    return f"event: {event['type']}\ndata: {checked.to_json(indent=None)}\n\n"
