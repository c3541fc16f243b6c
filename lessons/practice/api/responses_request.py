"""Reads a request for a response.

https://platform.openai.com/docs/api-reference/responses/create
"""

from typing import Any, Literal

from openai.types.responses.response_create_params import (
    ResponseCreateParamsStreaming,
)
from openai.types.shared import ReasoningEffort
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessons.practice.api.errors import ProviderError, shortened
from lessons.practice.api.prompt import Prompt, refuse_features, validated
from lessons.practice.api.request_fields import (
    InputPart,
    StreamOptions,
    Strict,
    StringOrArray,
    TextFormat,
    said,
)
from lessons.practice.conversation import Message

KNOWN = (
    ResponseCreateParamsStreaming.__required_keys__
    | ResponseCreateParamsStreaming.__optional_keys__
)
CANNOT = {
    "tools": "call tools",
    "background": "answer in the background",
    "prompt": "use stored prompts",
    "top_logprobs": "tell probabilities",
    "moderation": "moderate",
}
LEAST_TOKENS = 16
ECHOED = {
    "instructions",
    "max_output_tokens",
    "max_tool_calls",
    "metadata",
    "parallel_tool_calls",
    "prompt_cache_key",
    "prompt_cache_retention",
    "reasoning",
    "safety_identifier",
    "temperature",
    "text",
    "tool_choice",
    "top_p",
    "truncation",
    "user",
}


class InputItem(Strict):
    """One item of the input: a message."""

    type: Literal["message"] | None = None
    role: Literal["user", "assistant", "system", "developer"]
    content: StringOrArray[InputPart]
    # Whoever sends an answer back as the client gave it, sends these too.
    id: str | None = None
    phase: str | None = None
    status: str | None = None

    @model_validator(mode="before")
    @classmethod
    def is_a_message(cls, item: Any) -> Any:
        """Refuse the calls of tools, stored items and the like."""
        kind = item.get("type") if isinstance(item, dict) else None
        if isinstance(kind, str) and kind != "message":
            raise PydanticCustomError(
                "unsupported_value",
                "Unsupported input item: '{kind}'. The practice model reads messages "
                "alone; it cannot use tools yet, and it stores nothing.",
                {"kind": shortened(kind)},
            )
        return item


class TextOptions(Strict):
    """How the text of the answer is to be."""

    format: TextFormat | None = TextFormat(type="text")
    verbosity: Literal["low", "medium", "high"] | None = None


class ReasoningOptions(Strict):
    """How to think before the answer, which the practice model does not."""

    context: Literal["auto", "current_turn", "all_turns"] | None = None
    effort: ReasoningEffort = None
    generate_summary: Literal["auto", "concise", "detailed"] | None = None
    mode: str | None = None
    summary: Literal["auto", "concise", "detailed"] | None = None


class ResponseBody(Strict):
    """The parameters of a request. All but the first two may be missing or null."""

    model: str
    input: StringOrArray[InputItem]
    instructions: str | None = None
    max_output_tokens: int | None = Field(None, ge=LEAST_TOKENS)
    max_tool_calls: int | None = None
    metadata: dict[str, str] | None = None
    parallel_tool_calls: bool | None = None
    prompt_cache_key: str | None = None
    prompt_cache_retention: Literal["in_memory", "24h"] | None = None
    reasoning: ReasoningOptions | None = None
    safety_identifier: str | None = None
    store: bool | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    temperature: float | None = Field(None, ge=0, le=2)
    text: TextOptions | None = None
    tool_choice: Literal["none", "auto"] | None = None
    top_p: float | None = Field(None, ge=0, le=1)
    truncation: Literal["auto", "disabled"] | None = None
    user: str | None = None


def read_response(asked: dict[str, Any]) -> Prompt:
    """Return what a request for a response asks for.

    Args:
        asked: The request's JSON.

    Raises:
        ProviderError: It is not as the reference wants it, or asks for what the
            practice model cannot do.
    """
    refuse_features(asked, CANNOT)
    _refuse_what_was_stored(asked)
    body = validated(ResponseBody, asked, KNOWN)
    return Prompt(
        model=body.model,
        messages=_messages(body.input),
        instructions=body.instructions,
        max_tokens=body.max_output_tokens,
        stream=bool(body.stream),
        echoed=tuple(body.model_dump(include=ECHOED).items()),
    )


def _messages(asked: str | list[InputItem]) -> list[Message]:
    if isinstance(asked, str):
        return [said("user", asked)]
    return [said(item.role, item.content) for item in asked]


def _refuse_what_was_stored(asked: dict[str, Any]) -> None:
    """Refuse to look up an earlier response or a conversation: none is kept."""
    for name in ("previous_response_id", "conversation"):
        if asked.get(name) is not None:
            raise ProviderError(
                400,
                f"Unsupported parameter: '{name}'. The practice model stores nothing, "
                "so it knows no earlier response. Send the whole conversation in "
                "'input'.",
                code="unsupported_parameter",
                param=name,
            )
