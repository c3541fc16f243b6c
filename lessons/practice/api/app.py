"""The practice model's HTTP interface, as OpenAI's reference describes it.

https://platform.openai.com/docs/api-reference
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route, Router

from lessons.practice.api import errors
from lessons.practice.api.doorman import LOG, RequestLog, RequestsAtOnce
from lessons.practice.api.endpoints import Endpoints
from lessons.practice.api.stream import FIRST_PIECE_SECONDS, PIECES_A_SECOND, Pace

REQUESTS_AT_ONCE, OF_ALL_AT_ONCE = 50, 400


def create_app(
    api_key: str,
    model: str,
    pieces_a_second: float = PIECES_A_SECOND,
    *,
    requests_at_once: int = REQUESTS_AT_ONCE,
    with_links: bool = True,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> Starlette:
    """Return the practice model as an ASGI app, to serve or to mount.

    `Mount("/practice", create_app(...))` makes the base URL end in `/practice/v1`.

    Args:
        api_key: The key that it accepts. Visitors who share it and an address are
            told apart by what they add after a hyphen: `practice-ada`.
        model: The model name that it answers to, besides its own.
        pieces_a_second: How fast it streams; 0 means at once.
        requests_at_once: How many requests of one address and key it answers at
            once.
        with_links: Whether it links to the lessons that it names. The links lead
            there from the app's own pages and from nowhere else.
        sleep: What passes the time between pieces.

    Returns:
        An app with the endpoints of https://platform.openai.com/docs/api-reference
        for models, chat completions and responses under `/v1`, and `/health`.
    """
    first = FIRST_PIECE_SECONDS if pieces_a_second else 0
    pace = Pace(pieces_a_second, first, sleep)
    endpoints = _router(Endpoints(api_key, model, pace, with_links))
    guarded = RequestsAtOnce(endpoints, requests_at_once, OF_ALL_AT_ONCE)
    app = Starlette(
        routes=[
            # Whoever watches over the server is never one too many.
            Route("/health", _health),
            Mount("/v1", guarded),
        ],
        middleware=[Middleware(RequestLog)],
        exception_handlers=HANDLERS,
    )
    app.router.redirect_slashes = False
    return app


def _router(endpoints: Endpoints) -> Router:
    routes = [
        Route("/models", endpoints.list_models),
        Route("/models/{name:path}", endpoints.retrieve_model),
        Route("/chat/completions", endpoints.complete_chat, methods=["POST"]),
        Route("/responses", endpoints.respond, methods=["POST"]),
    ]
    return Router(routes, redirect_slashes=False)


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _tell(_request: Request, error: errors.ProviderError) -> Response:
    return error.response()


async def _tell_in_openai_shape(request: Request, error: HTTPException) -> Response:
    """Say what Starlette's router found wrong: the address or the method."""
    is_method = error.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    refusal = errors.wrong_method if is_method else errors.no_such_url
    return refusal(request.method, request.url.path).response()


async def _tell_own_mistake(_request: Request, error: Exception) -> Response:
    LOG.error("The practice model has a mistake of its own.", exc_info=error)
    return errors.own_mistake().response()


HANDLERS: dict[type[Exception], Callable[..., Awaitable[Response]]] = {
    errors.ProviderError: _tell,
    HTTPException: _tell_in_openai_shape,
    Exception: _tell_own_mistake,
}
