"""Writes answers as responses.

https://platform.openai.com/docs/api-reference/responses/object
"""

from typing import Any

from openai.types.responses import Response

from lessons.practice.api.generation import Generation
from lessons.practice.api.prompt import Prompt

INCOMPLETE = {"length": "max_output_tokens", "content_filter": "content_filter"}


def response(generation: Generation, prompt: Prompt) -> str:
    """Return an answer as a response.

    Args:
        generation: The answer.
        prompt: The request.

    Returns:
        The JSON that https://platform.openai.com/docs/api-reference/responses/object
        describes.
    """
    return Response.model_validate(
        finished(generation, prompt), strict=True, extra="forbid"
    ).to_json(indent=None)


def begun(generation: Generation, prompt: Prompt) -> dict[str, Any]:
    """Return the fields of a response that has no text yet."""
    echoed = {name: value for name, value in prompt.echoed if value is not None}
    return {
        "id": f"resp_{generation.id}",
        "object": "response",
        "created_at": generation.created,
        "status": "in_progress",
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "max_output_tokens": None,
        "metadata": {},
        "model": prompt.model,
        "output": [],
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "reasoning": {"effort": None, "summary": None},
        "service_tier": "default",
        "temperature": 1,
        "text": {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1,
        "truncation": "disabled",
        "usage": None,
        **echoed,
    }


def finished(generation: Generation, prompt: Prompt) -> dict[str, Any]:
    """Return the fields of a response that has come to its end."""
    reason = INCOMPLETE.get(generation.finish_reason)
    return {
        **begun(generation, prompt),
        "status": "incomplete" if reason else "completed",
        "completed_at": None if reason else generation.created,
        "incomplete_details": {"reason": reason} if reason else None,
        "output": [finished_message(generation)],
        "usage": {
            "input_tokens": generation.prompt_tokens,
            "input_tokens_details": {"cache_write_tokens": 0, "cached_tokens": 0},
            "output_tokens": len(generation.tokens),
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": generation.total_tokens,
        },
    }


def message_id(generation: Generation) -> str:
    """Return what names the message in a response's output."""
    return f"msg_{generation.id}"


def finished_message(generation: Generation) -> dict[str, Any]:
    """Return the message in a response's output, complete or cut."""
    is_cut = generation.finish_reason in INCOMPLETE
    return {
        "id": message_id(generation),
        "type": "message",
        "role": "assistant",
        "status": "incomplete" if is_cut else "completed",
        "content": [text_part(generation.text)],
    }


def text_part(text: str) -> dict[str, Any]:
    """Return a part of a message's content."""
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
