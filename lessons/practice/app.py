"""The practice model's HTTP interface, as OpenAI's reference describes it.

https://platform.openai.com/docs/api-reference/chat
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

from openai.types import CompletionUsage, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from lessons.practice.answer import Message, answer, pieces

MODEL = "practice"
COMPLETION_ID = "chatcmpl-practice"
PIECES_A_SECOND = 40
ROLES = ("developer", "system", "user", "assistant")
MAX_BODY = 10_000_000


def create_app(
    api_key: str, model: str, pieces_a_second: float = PIECES_A_SECOND
) -> Starlette:
    """Return the practice model as an ASGI app.

    Args:
        api_key: The one key that it accepts.
        model: The model name that it answers to, besides its own.
        pieces_a_second: How fast it streams; 0 means at once.
    """
    models = [MODEL, model]

    async def list_models(request: Request) -> Response:
        if refusal := refuse_key(request):
            return refusal
        listed = [
            Model(id=name, created=0, object="model", owned_by="tutorial").to_dict()
            for name in models
        ]
        return JSONResponse({"object": "list", "data": listed})

    async def create_completion(request: Request) -> Response:
        if refusal := refuse_key(request):
            return refusal
        body = await request.body()
        if len(body) > MAX_BODY:
            return _error(413, "The request is too large.", "invalid_request_error")
        try:
            asked = json.loads(body)
            messages = _messages(asked)
        except ValueError as error:
            return _error(400, str(error), "invalid_request_error")
        if asked.get("model") not in models:
            return _error(
                404,
                f"The model `{asked.get('model')}` does not exist or you do not have "
                "access to it.",
                "invalid_request_error",
                "model_not_found",
            )
        text = answer(messages)
        if asked.get("stream"):
            events = _events(text, asked["model"], pieces_a_second)
            return StreamingResponse(events, media_type="text/event-stream")
        return JSONResponse(_completion(text, messages, asked["model"]))

    def refuse_key(request: Request) -> Response | None:
        given = request.headers.get("authorization", "")
        if given == f"Bearer {api_key}":
            return None
        return _error(
            401,
            "Incorrect API key provided.",
            "invalid_request_error",
            "invalid_api_key",
        )

    return Starlette(
        routes=[
            Route("/v1/models", list_models),
            Route("/v1/chat/completions", create_completion, methods=["POST"]),
        ]
    )


def _messages(asked: Any) -> list[Message]:
    """Return the messages of a request.

    Raises:
        ValueError: They are not as OpenAI's reference wants them.
    """
    messages = asked.get("messages") if isinstance(asked, dict) else None
    if not isinstance(messages, list) or not messages:
        raise ValueError("Missing required parameter: 'messages'.")
    for index, message in enumerate(messages):
        role, content = _role_and_content(message)
        if role not in ROLES:
            raise ValueError(
                f"Invalid value for 'messages[{index}].role': expected one of "
                f"{', '.join(ROLES)}."
            )
        if content is None:
            raise ValueError(
                f"Invalid type for 'messages[{index}].content': expected a string. "
                "The practice model reads text alone."
            )
    return messages


def _role_and_content(message: Any) -> tuple[str | None, str | None]:
    if not isinstance(message, dict):
        return None, None
    content = message.get("content")
    return message.get("role"), content if isinstance(content, str) else None


def _completion(text: str, messages: list[Message], model: str) -> dict[str, Any]:
    asked_tokens = sum(len(pieces(message["content"])) for message in messages)
    answer_tokens = len(pieces(text))
    return ChatCompletion(
        id=COMPLETION_ID,
        choices=[
            {
                "finish_reason": "stop",
                "index": 0,
                "message": {"role": "assistant", "content": text},
            }
        ],
        created=int(time.time()),
        model=model,
        object="chat.completion",
        usage=CompletionUsage(
            prompt_tokens=asked_tokens,
            completion_tokens=answer_tokens,
            total_tokens=asked_tokens + answer_tokens,
        ),
    ).to_dict()


async def _events(text: str, model: str, pieces_a_second: float) -> AsyncIterator[str]:
    yield _event(model, {"role": "assistant", "content": ""})
    for piece in pieces(text):
        if pieces_a_second:
            await asyncio.sleep(1 / pieces_a_second)
        yield _event(model, {"content": piece})
    yield _event(model, {}, finish_reason="stop")
    yield "data: [DONE]\n\n"


def _event(model: str, delta: dict[str, str], finish_reason: str | None = None) -> str:
    chunk = ChatCompletionChunk(
        id=COMPLETION_ID,
        choices=[{"delta": delta, "finish_reason": finish_reason, "index": 0}],
        created=int(time.time()),
        model=model,
        object="chat.completion.chunk",
    )
    return f"data: {chunk.to_json(indent=None)}\n\n"


def _error(status: int, message: str, kind: str, code: str | None = None) -> Response:
    detail = {"message": message, "type": kind, "param": None, "code": code}
    return JSONResponse({"error": detail}, status_code=status)
