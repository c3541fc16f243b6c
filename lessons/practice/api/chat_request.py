"""Reads a request for a chat completion.

https://platform.openai.com/docs/api-reference/chat/create
"""

from typing import Any, Literal

from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from lessons.practice.api.errors import ProviderError, shortened
from lessons.practice.api.prompt import Prompt, refuse_features, validated
from lessons.practice.api.request_fields import (
    MAX_ITEMS,
    ChatPart,
    StreamOptions,
    Strict,
    StringOrArray,
    TextFormat,
    said,
)

KNOWN = (
    CompletionCreateParamsStreaming.__required_keys__
    | CompletionCreateParamsStreaming.__optional_keys__
)
CANNOT = {
    "tools": "call tools",
    "functions": "call functions",
    "audio": "speak",
    "web_search_options": "search the web",
    "logprobs": "tell probabilities",
    "top_logprobs": "tell probabilities",
    "moderation": "moderate",
}
MAX_STOPS = 4


class ChatMessage(Strict):
    """One message of the conversation."""

    role: Literal["system", "assistant", "user", "function", "tool", "developer"]
    # Before the content, which is null beside a call: the first mistake is told.
    tool_calls: Any = None
    function_call: Any = None
    content: StringOrArray[ChatPart]
    name: str | None = None
    refusal: str | None = None
    # Whoever sends an answer back as the client gave it, sends these too.
    annotations: Any = None
    audio: None = None
    tool_call_id: Any = None

    @field_validator("role")
    @classmethod
    def is_a_speaker(cls, role: str) -> str:
        """Refuse the roles of tools."""
        if role in ("function", "tool"):
            raise PydanticCustomError(
                "unsupported_value", "The practice model cannot use tools yet."
            )
        return role

    @field_validator("tool_calls", "function_call")
    @classmethod
    def is_no_call(cls, calls: Any) -> Any:
        """Refuse an answer that calls tools."""
        if calls:
            raise PydanticCustomError(
                "unsupported_value", "The practice model cannot use tools yet."
            )
        return calls


class ChatBody(Strict):
    """The parameters of a request. All but the first two may be missing or null."""

    model: str
    messages: list[ChatMessage] = Field(
        min_length=1, max_length=MAX_ITEMS, fail_fast=True
    )
    frequency_penalty: float | None = Field(None, ge=-2, le=2)
    max_completion_tokens: int | None = Field(None, ge=1)
    max_tokens: int | None = Field(None, ge=1)
    metadata: dict[str, str] | None = None
    modalities: list[Literal["text"]] | None = Field(None, fail_fast=True)
    n: int | None = Field(None, ge=1)
    presence_penalty: float | None = Field(None, ge=-2, le=2)
    response_format: TextFormat | None = None
    seed: int | None = None
    stop: StringOrArray[str] | None = None
    store: bool | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    temperature: float | None = Field(None, ge=0, le=2)
    top_p: float | None = Field(None, ge=0, le=1)
    user: str | None = None


def read_chat(asked: dict[str, Any]) -> Prompt:
    """Return what a request for a chat completion asks for.

    Args:
        asked: The request's JSON.

    Raises:
        ProviderError: It is not as the reference wants it, or asks for what the
            practice model cannot do.
    """
    refuse_features(asked, CANNOT)
    chat = validated(ChatBody, asked, KNOWN)
    _check_together(chat)
    options = chat.stream_options
    return Prompt(
        model=chat.model,
        messages=[said(message.role, message.content) for message in chat.messages],
        max_tokens=chat.max_completion_tokens or chat.max_tokens,
        stop=_stops(chat.stop),
        stream=bool(chat.stream),
        include_usage=bool(options and options.include_usage),
    )


def _stops(stop: str | list[str] | None) -> tuple[str, ...]:
    stops = [stop] if isinstance(stop, str) else stop or []
    if len(stops) > MAX_STOPS:
        raise ProviderError(
            400,
            "Invalid 'stop': array too long. Expected an array with maximum length "
            f"{MAX_STOPS}, but got an array with length {len(stops)} instead.",
            code="array_above_max_length",
            param="stop",
        )
    return tuple(text for text in stops if text)


def _check_together(chat: ChatBody) -> None:
    """Refuse parameters that are right alone, but not here."""
    if chat.n and chat.n > 1:
        raise ProviderError(
            400,
            f"Unsupported value: 'n' does not support {shortened(str(chat.n))} with "
            "this model. Only the default (1) value is supported.",
            code="unsupported_value",
            param="n",
        )
    if chat.max_tokens and chat.max_completion_tokens:
        raise ProviderError(
            400,
            "Setting 'max_tokens' and 'max_completion_tokens' at the same time is "
            "not supported.",
            code="invalid_parameter_combination",
            param="max_tokens",
        )
    if chat.stream_options and not chat.stream:
        raise ProviderError(
            400,
            "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
            param="stream_options",
        )
