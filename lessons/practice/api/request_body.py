"""Reads the JSON of a request, of which no more than a limit is held in memory."""

import asyncio
from typing import Any

from pydantic_core import from_json
from starlette.requests import ClientDisconnect, Request

from lessons.practice.api.bad_request import invalid_type
from lessons.practice.api.errors import ProviderError

MAX_BYTES = 256 * 1024
MAX_SECONDS = 30


async def read_body(request: Request) -> bytes:
    """Return the body of a request, of which nothing has been read.

    Raises:
        ProviderError: It is too large or too slow, or its client left.
    """
    announced = int(request.headers.get("content-length", 0))
    if announced > MAX_BYTES:
        raise _too_large(announced)
    body = bytearray()
    try:
        async with asyncio.timeout(MAX_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > MAX_BYTES:
                    raise _too_large(len(body))
    except TimeoutError as error:
        raise ProviderError(408, "Timed out while reading the request.") from error
    except ClientDisconnect as error:
        raise ProviderError(400, "The client left in mid-request.") from error
    return bytes(body)


def parsed(body: bytes) -> dict[str, Any]:
    """Return the JSON object that a request's body holds.

    Raises:
        ProviderError: It is no JSON object, in the words of
            https://platform.openai.com/docs/guides/error-codes/api-errors
    """
    try:
        # Stricter than the standard library: no lone surrogates, no deep nesting.
        asked = from_json(body)
    except ValueError as error:
        raise ProviderError(
            400,
            "We could not parse the JSON body of your request. (HINT: This likely "
            "means you aren't using your HTTP library correctly. The OpenAI API "
            "expects a JSON payload, but what was sent was not valid JSON.)",
        ) from error
    if not isinstance(asked, dict):
        code, message = invalid_type("body", "an object", asked)
        raise ProviderError(400, message, code=code)
    return asked


def _too_large(size: int) -> ProviderError:
    return ProviderError(
        413, f"Maximum content size limit ({MAX_BYTES}) exceeded ({size} bytes read)"
    )
