"""Writes answers as chat completions and their chunks.

https://platform.openai.com/docs/api-reference/chat/object
https://platform.openai.com/docs/api-reference/chat-streaming/streaming
"""

from collections.abc import Iterator
from typing import Any

from openai.types.chat import ChatCompletion, ChatCompletionChunk

from lessons.practice.api.generation import Generation
from lessons.practice.api.prompt import Prompt
from lessons.practice.api.stream import Events

FINGERPRINT = "fp_practice"
DONE = "data: [DONE]\n\n"


def completion(generation: Generation, prompt: Prompt) -> str:
    """Return an answer as a chat completion.

    Args:
        generation: The answer.
        prompt: The request.

    Returns:
        The JSON that https://platform.openai.com/docs/api-reference/chat/object
        describes.
    """
    message: dict[str, Any] = {
        "role": "assistant",
        "content": generation.text,
        "refusal": None,
        "annotations": [],
    }
    choice = {
        "index": 0,
        "message": message,
        "logprobs": None,
        "finish_reason": generation.finish_reason,
    }
    return ChatCompletion.model_validate(
        {
            **_common(generation, prompt),
            "object": "chat.completion",
            "choices": [choice],
            "usage": _usage(generation),
        },
        strict=True,
        extra="forbid",
    ).to_json(indent=None)


def chunks(generation: Generation, prompt: Prompt) -> Events:
    """Return an answer as the chunks of a stream.

    Args:
        generation: The answer.
        prompt: The request; `include_usage` adds a chunk with the token counts.

    Returns:
        The events that
        https://platform.openai.com/docs/api-reference/chat-streaming/streaming
        describes.
    """
    common = _common(generation, prompt)
    if prompt.include_usage:
        common["usage"] = None

    def chunk(delta: dict[str, Any], finish_reason: str | None = None) -> str:
        choice = {
            "index": 0,
            "delta": delta,
            "logprobs": None,
            "finish_reason": finish_reason,
        }
        return _event({**common, "choices": [choice]})

    def closing() -> Iterator[str]:
        yield chunk({}, generation.finish_reason)
        if prompt.include_usage:
            yield _event({**common, "choices": [], "usage": _usage(generation)})
        yield DONE

    return Events(
        [chunk({"role": "assistant", "content": "", "refusal": None})],
        (chunk({"content": token}) for token in generation.tokens),
        closing(),
    )


def _common(generation: Generation, prompt: Prompt) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{generation.id}",
        "created": generation.created,
        "model": prompt.model,
        "service_tier": "default",
        "system_fingerprint": FINGERPRINT,
    }


def _event(fields: dict[str, Any]) -> str:
    chunk = ChatCompletionChunk.model_validate(
        {**fields, "object": "chat.completion.chunk"}, strict=True, extra="forbid"
    )
    return f"data: {chunk.to_json(indent=None)}\n\n"


def _usage(generation: Generation) -> dict[str, Any]:
    return {
        "prompt_tokens": generation.prompt_tokens,
        "completion_tokens": len(generation.tokens),
        "total_tokens": generation.total_tokens,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }
