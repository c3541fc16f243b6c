"""What is wrong with a request is told in OpenAI's words, and where it is."""

from typing import Any

import httpx2
import pytest
from talking import CHAT, FINE, RESPONSES, refusal, user

IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,aa"}}
TOOL = {"type": "function", "function": {"name": "f", "parameters": {}}}
CALL = {"type": "function", "id": "1", "function": {"name": "f", "arguments": "{}"}}


def messages(*given: Any) -> dict[str, Any]:
    return {"messages": list(given)}


BAD_CHATS: list[tuple[dict[str, Any], str | None, str, str]] = [
    ({"messages": None}, "invalid_type", "messages", "expected an array, but got null"),
    (messages(), "empty_array", "messages", "an array with minimum length 1"),
    ({"messages": "hi"}, "invalid_type", "messages", "but got a string instead"),
    (messages(1), "invalid_type", "messages[0]", "expected an object, but got an int"),
    (
        messages({"content": "hi"}),
        "missing_required_parameter",
        "messages[0].role",
        "Missing required parameter: 'messages[0].role'.",
    ),
    (
        messages(user("hi"), {"role": "wizard", "content": "hi"}),
        "invalid_value",
        "messages[1].role",
        "Invalid value: 'wizard'. Supported values are: 'system', 'assistant', 'user',",
    ),
    (
        messages({"role": 5, "content": ""}),
        "invalid_type",
        "messages[0].role",
        "one of",
    ),
    (
        messages(user(None)),
        "invalid_type",
        "messages[0].content",
        "expected one of a string or array, but got null instead.",
    ),
    (messages(user(3.5)), "invalid_type", "messages[0].content", "got a decimal"),
    (
        messages({**user("hi"), "avatar": "x"}),
        "unknown_parameter",
        "messages[0].avatar",
        "Unknown parameter: 'messages[0].avatar'.",
    ),
    (
        messages(user([{"type": "text", "text": "what is it?"}, IMAGE])),
        "unsupported_value",
        "messages[0].content[1]",
        "The practice model cannot look at images yet.",
    ),
    (
        messages(user([{"type": "file", "file": {}}])),
        "unsupported_value",
        "messages[0].content[0]",
        "cannot read files yet",
    ),
    (
        messages(user([{"type": "text"}])),
        "missing_required_parameter",
        "messages[0].content[0].text",
        "Missing",
    ),
    (
        messages(user([{"type": "text", "text": 1}])),
        "invalid_type",
        "messages[0].content[0].text",
        "expected a string",
    ),
    (
        messages(user([{"type": "song", "text": ""}])),
        "invalid_value",
        "messages[0].content[0].type",
        "'song'",
    ),
    (
        messages({"role": "tool", "content": "", "tool_call_id": "1"}),
        "unsupported_value",
        "messages[0].role",
        "cannot use tools yet",
    ),
    (
        messages({"role": "assistant", "content": "", "tool_calls": [{}]}),
        "unsupported_value",
        "messages[0].tool_calls",
        "cannot use tools yet",
    ),
    (
        messages(
            user("What is the weather?"),
            {"role": "assistant", "content": None, "tool_calls": [CALL]},
            {"role": "tool", "content": "sunny", "tool_call_id": "1"},
        ),
        "unsupported_value",
        "messages[1].tool_calls",
        "cannot use tools yet",
    ),
    (
        messages({"role": "assistant", "function_call": CALL["function"]}),
        "unsupported_value",
        "messages[0].function_call",
        "cannot use tools yet",
    ),
    (messages(*[user("")] * 2049), "array_above_max_length", "messages", "2048"),
    ({"tools": [TOOL]}, "unsupported_parameter", "tools", "cannot call tools yet"),
    ({"tool_choice": "required"}, "unsupported_parameter", "tool_choice", "tools yet"),
    ({"functions": [{}]}, "unsupported_parameter", "functions", "functions yet"),
    ({"audio": {"voice": "x"}}, "unsupported_parameter", "audio", "cannot speak yet"),
    ({"logprobs": True}, "unsupported_parameter", "logprobs", "probabilities yet"),
    (
        {"response_format": {"type": "json_object"}},
        "unsupported_value",
        "response_format",
        "cannot answer in JSON yet",
    ),
    ({"modalities": ["audio"]}, "invalid_value", "modalities[0]", "'text'"),
    (
        {"n": 2},
        "unsupported_value",
        "n",
        "Unsupported value: 'n' does not support 2 with this model. "
        "Only the default (1) value is supported.",
    ),
    ({"n": 0}, "integer_below_min_value", "n", "a value >= 1, but got 0 instead."),
    ({"n": "1"}, "invalid_type", "n", "expected an integer, but got a string"),
    ({"n": True}, "invalid_type", "n", "expected an integer, but got a boolean"),
    ({"max_tokens": 0}, "integer_below_min_value", "max_tokens", "below minimum"),
    ({"max_tokens": 1.5}, "invalid_type", "max_tokens", "an integer"),
    (
        {"max_tokens": 5, "max_completion_tokens": 5},
        "invalid_parameter_combination",
        "max_tokens",
        "at the same time",
    ),
    ({"temperature": 3}, "integer_above_max_value", "temperature", "value <= 2"),
    ({"temperature": 2.5}, "decimal_above_max_value", "temperature", "got 2.5"),
    ({"temperature": "hot"}, "invalid_type", "temperature", "expected a decimal"),
    ({"stream": "yes"}, "invalid_type", "stream", "expected a boolean"),
    ({"stop": 1}, "invalid_type", "stop", "one of a string or array"),
    ({"stop": ["a", 1]}, "invalid_type", "stop[1]", "expected a string"),
    ({"stop": ["a"] * 5}, "array_above_max_length", "stop", "maximum length 4"),
    ({"metadata": {"a": 1}}, "invalid_type", "metadata.a", "expected a string"),
    (
        {"stream_options": {"include_usage": True}},
        None,
        "stream_options",
        "only allowed when 'stream' is enabled",
    ),
    (
        {"stream": True, "stream_options": {"include_usage": 1}},
        "invalid_type",
        "stream_options.include_usage",
        "expected a boolean",
    ),
    ({"colour": "blue"}, "unknown_parameter", "colour", "Unknown parameter: 'colour'."),
    ({"model": 5}, "invalid_type", "model", "expected a string"),
]


@pytest.mark.parametrize(
    ("change", "code", "param", "words"), BAD_CHATS, ids=lambda value: str(value)[:40]
)
def test_a_bad_request_for_a_chat_completion(
    http: httpx2.Client, change: dict[str, Any], code: str, param: str, words: str
) -> None:
    error = refusal(http.post(CHAT, json={**FINE, **change}), 400)
    assert error["type"] == "invalid_request_error"
    assert (error["code"], error["param"]) == (code, param)
    assert words in error["message"]


BAD_RESPONSES: list[tuple[dict[str, Any], str, str, str]] = [
    ({"input": 5}, "invalid_type", "input", "one of a string or array"),
    ({"input": [5]}, "invalid_type", "input[0]", "expected an object"),
    (
        {"input": [{"role": "tool", "content": ""}]},
        "invalid_value",
        "input[0].role",
        "",
    ),
    (
        {"input": [user([{"type": "input_image", "image_url": "x"}])]},
        "unsupported_value",
        "input[0].content[0]",
        "cannot look at images yet",
    ),
    (
        {"input": [user([{"type": "input_file", "file_id": "x"}])]},
        "unsupported_value",
        "input[0].content[0]",
        "cannot read files yet",
    ),
    (
        {"input": [{"type": "function_call_output", "call_id": "1", "output": ""}]},
        "unsupported_value",
        "input[0]",
        "cannot use tools yet",
    ),
    (
        {"tools": [{"type": "web_search"}]},
        "unsupported_parameter",
        "tools",
        "tools yet",
    ),
    (
        {"tool_choice": {"type": "function", "name": "f"}},
        "unsupported_parameter",
        "tool_choice",
        "cannot call tools yet",
    ),
    (
        {"reasoning": {"effort": "mighty"}},
        "invalid_value",
        "reasoning.effort",
        "Invalid value: 'mighty'. Supported values are: 'none', 'minimal',",
    ),
    ({"truncation": "never"}, "invalid_value", "truncation", "'auto' or 'disabled'"),
    ({"user": 5}, "invalid_type", "user", "expected a string"),
    (
        {"text": {"format": {"type": "json_schema", "schema": {}}}},
        "unsupported_value",
        "text.format",
        "cannot answer in JSON yet",
    ),
    (
        {"max_output_tokens": 15},
        "integer_below_min_value",
        "max_output_tokens",
        "Expected a value >= 16",
    ),
    ({"stop": "x"}, "unknown_parameter", "stop", "Unknown parameter"),
    ({"instructions": ["x"]}, "invalid_type", "instructions", "expected a string"),
]


@pytest.mark.parametrize(
    ("change", "code", "param", "words"),
    BAD_RESPONSES,
    ids=lambda value: str(value)[:40],
)
def test_a_bad_request_for_a_response(
    http: httpx2.Client, change: dict[str, Any], code: str, param: str, words: str
) -> None:
    asked = {"model": "practice", "input": "hi", **change}
    error = refusal(http.post(RESPONSES, json=asked), 400)
    assert (error["code"], error["param"]) == (code, param)
    assert words in error["message"]
