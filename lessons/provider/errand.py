"""Checks what a session asks with the server's key: here, where the money is spent."""

import json
from dataclasses import dataclass
from typing import Any

import httpx2

from lessons.live.hidden import SHORTEST_KEY
from lessons.practice.api.errors import ProviderError, no_such_url
from lessons.practice.api.models import no_such_model, no_such_model_for_responses
from lessons.provider import budget, settings, wording
from lessons.provider.budget import SessionBudget

CHAT, RESPONSES = "chat/completions", "responses"
# How a request bounds its answer; the first is set where none is.
BOUNDS = {
    CHAT: ("max_completion_tokens", "max_tokens"),
    RESPONSES: ("max_output_tokens",),
}
NO_SUCH_MODEL = {CHAT: no_such_model, RESPONSES: no_such_model_for_responses}
# What tells a refusal of ours from the provider's own, which is the same otherwise.
NOT_OFFERED = "model_not_offered"
# Of the session alone; the server's own go with its key.
OWNERS = {
    "openai-organization": settings.ORGANIZATION,
    "openai-project": settings.PROJECT,
}
# True of a body as it was sent, and not of what is passed on.
ABOUT_THE_BODY = ("content-encoding", "content-length")
REASON = "reason_phrase"


@dataclass(frozen=True)
class Errand:
    """A request as it goes out, and the key that it takes along."""

    request: httpx2.Request
    key: str

    def answer(
        self,
        response: httpx2.Response,
        body: httpx2.SyncByteStream | httpx2.AsyncByteStream,
    ) -> httpx2.Response:
        """Return the provider's response with another body, and without the key."""
        key = self.key if len(self.key) >= SHORTEST_KEY else None
        headers = [
            (name, value.replace(key, "***") if key else value)
            for name, value in response.headers.multi_items()
            if name not in ABOUT_THE_BODY
        ]
        # The words beside the status are a stranger's too, and of no use to anyone.
        extensions = {n: x for n, x in response.extensions.items() if n != REASON}
        return httpx2.Response(
            response.status_code,
            headers=headers,
            stream=body,
            extensions=extensions,
        )


def session_of(request: httpx2.Request) -> SessionBudget | None:
    """Return the session whose token a request has, if it has one."""
    authorization = request.headers.get("authorization", "")
    return budget.find_session(authorization.removeprefix("Bearer "))


def errand_of(request: httpx2.Request, session: SessionBudget) -> Errand:
    """Check a request, and return it as it goes out.

    Raises:
        ProviderError: It is not for this key, in OpenAI's shape.
    """
    path = _path(request)
    try:
        limits = settings.limits()
    except settings.SettingError as error:
        raise ProviderError(403, str(error), code="wrong_setting") from error
    content = request.content
    if len(content.decode(errors="replace")) > limits.characters_a_request:
        raise ProviderError(
            400,
            wording.TOO_LONG.format(most=limits.characters_a_request),
            code=budget.LIMIT_REACHED,
        )
    if path in BOUNDS:
        content = _bounded(path, content, limits.tokens_an_answer)
    key = settings.setting(settings.KEY)
    if not key or settings.key_fault(key):
        # An error of the client's would show it.
        raise ProviderError(401, wording.NO_KEY_TO_SEND)
    budget.spend(session, limits)
    headers = request.headers.copy()
    headers["authorization"] = f"Bearer {key}"
    for header, name in OWNERS.items():
        headers.pop(header, None)
        if value := settings.setting(name):
            headers[header] = value
    if content:
        headers["content-length"] = str(len(content))
    return Errand(
        httpx2.Request(
            request.method,
            request.url,
            headers=headers,
            content=content,
            extensions=request.extensions,
        ),
        key,
    )


def _path(request: httpx2.Request) -> str:
    """Return what is asked for below the provider's address.

    Raises:
        ProviderError: It is none of what the lessons ask for.
    """
    base = httpx2.URL(f"{settings.real_url().rstrip('/')}/")
    path = request.url.path.removeprefix(base.path)
    is_there = request.url.origin == base.origin
    is_there = is_there and request.url.path == base.path + path
    is_models = path == "models" or path.startswith("models/")
    allowed = {"GET": is_models, "POST": path in BOUNDS}
    steps = set(path.split("/"))
    if not is_there or steps & {"", ".", ".."} or not allowed.get(request.method):
        raise no_such_url(request.method, request.url.path)
    return path


def _bounded(path: str, content: bytes, most: int) -> bytes:
    """Return a request's body, which asks for an answer of bounded length.

    Raises:
        ProviderError: It asks a model that is not allowed, or for several answers, or
            is no JSON object.
    """
    try:
        body = json.loads(content)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ProviderError(400, wording.NOT_JSON)
    model = body.get("model")
    if model not in settings.allowed_models():
        error = NO_SUCH_MODEL[path](str(model))
        error.kind = NOT_OFFERED
        raise error
    if body.get("n") not in (None, 1):
        raise ProviderError(400, wording.ONE_ANSWER)
    first, *_ = bounds = BOUNDS[path]
    asked = {name: body[name] for name in bounds if body.get(name) is not None}
    for name, value in (asked or {first: most}).items():
        body[name] = _at_most(value, most)
    return json.dumps(body).encode()


def _at_most(value: Any, most: int) -> Any:
    # To some servers -1 means without end.
    return min(value, most) if type(value) is int and value >= 0 else most
