"""The practice model's endpoints: from a request to what answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from lessons.practice.answers.answer import answer
from lessons.practice.api import models
from lessons.practice.api.chat_completions import chunks, completion
from lessons.practice.api.chat_request import read_chat
from lessons.practice.api.doorman import client_of
from lessons.practice.api.errors import ProviderError
from lessons.practice.api.generation import Generation, generate
from lessons.practice.api.prompt import Prompt
from lessons.practice.api.request_body import parsed, read_body
from lessons.practice.api.response_events import response_events
from lessons.practice.api.responses import response
from lessons.practice.api.responses_request import read_response
from lessons.practice.api.stream import AnswerResponse, Events, Pace, streamed, whole
from lessons.practice.api.worker_threads import WorkerThreads


@dataclass(frozen=True)
class Interface:
    """One of the two ways to ask for an answer.

    Attributes:
        read: Reads the request's JSON.
        write: Writes an answer whole.
        stream: Writes an answer as events.
        no_such_model: How it refuses a model that it does not have.
    """

    read: Callable[[dict[str, Any]], Prompt]
    write: Callable[[Generation, Prompt], str]
    stream: Callable[[Generation, Prompt], Events]
    no_such_model: Callable[[str], ProviderError]


CHAT = Interface(read_chat, completion, chunks, models.no_such_model)
RESPONSES = Interface(
    read_response, response, response_events, models.no_such_model_for_responses
)


class Endpoints:
    """What is served under `/v1`.

    Args:
        api_key: The key that is accepted, as it is or with a visitor's name after a
            hyphen.
        model: A name for the model `practice`, besides its own.
        pace: How fast it answers.
        with_links: Whether its answers link to the lessons.
    """

    def __init__(self, api_key: str, model: str, pace: Pace, with_links: bool) -> None:
        self._api_key = api_key
        self._models = list(dict.fromkeys([*models.DESCRIPTIONS, model]))
        self._pace = pace
        self._with_links = with_links
        self._refusals = models.Refusals()
        self._threads = WorkerThreads()

    async def list_models(self, request: Request) -> Response:
        """Answer https://platform.openai.com/docs/api-reference/models/list."""
        self._check_key(request)
        data = [models.listed(name) for name in self._models]
        return JSONResponse({"object": "list", "data": data})

    async def retrieve_model(self, request: Request) -> Response:
        """Answer https://platform.openai.com/docs/api-reference/models/retrieve."""
        self._check_key(request)
        name = request.path_params["name"]
        if name not in self._models:
            raise models.no_such_model(name)
        return JSONResponse(models.listed(name))

    async def complete_chat(self, request: Request) -> Response:
        """Answer https://platform.openai.com/docs/api-reference/chat/create."""
        return await self._answer(request, CHAT)

    async def respond(self, request: Request) -> Response:
        """Answer https://platform.openai.com/docs/api-reference/responses/create."""
        return await self._answer(request, RESPONSES)

    async def _answer(self, request: Request, interface: Interface) -> Response:
        self._check_key(request)
        body = await read_body(request)
        work = partial(self._work_out, request, body, interface)
        return await self._threads.do(work, request)

    def _work_out(
        self, request: Request, body: bytes, interface: Interface
    ) -> Response:
        """Make all of an answer, so that it has only to be sent."""
        prompt = interface.read(parsed(body))
        if prompt.model not in self._models:
            raise interface.no_such_model(prompt.model)
        request.state.model = prompt.model
        self._refusals.check(prompt, client_of(request.scope), _is_retry(request))
        said = answer(prompt.messages, prompt.all_instructions, self._with_links)
        generation = generate(said, prompt)
        is_broken = prompt.model == models.DROPS
        pace, tokens = self._pace_of(prompt.model), len(generation.tokens)
        if prompt.stream:
            events = interface.stream(generation, prompt).written()
            if is_broken:
                events = events.broken(tokens)
            return AnswerResponse(
                streamed(events, pace), "text/event-stream", is_broken
            )
        text = interface.write(generation, prompt)
        if is_broken:
            text = text[: len(text) // 2]
        return AnswerResponse(whole(text, tokens, pace), "application/json", is_broken)

    def _pace_of(self, model: str) -> Pace:
        if model == models.SLOW:
            return self._pace.slowed(models.SLOWED)
        if model == models.HANGS:
            return self._pace.after(models.HANG_SECONDS)
        return self._pace

    def _check_key(self, request: Request) -> None:
        """Refuse a request without the key.

        Raises:
            ProviderError: The key is missing or wrong, in the words of
                https://platform.openai.com/docs/api-reference/authentication
        """
        scheme, _, key = _authorization(request).partition(" ")
        if not key or scheme.lower() != "bearer":
            raise ProviderError(
                401,
                "You didn't provide an API key. You need to provide your API key in "
                "an Authorization header using Bearer auth (i.e. Authorization: "
                "Bearer YOUR_KEY).",
            )
        if key != self._api_key and not key.startswith(f"{self._api_key}-"):
            raise ProviderError(
                401,
                f"Incorrect API key provided: {_masked(key)}.",
                code="invalid_api_key",
            )


def _authorization(request: Request) -> str:
    return request.headers.get("authorization", "")


def _is_retry(request: Request) -> bool:
    """Tell whether the openai client says that it tries again."""
    return request.headers.get("x-stainless-retry-count", "0") != "0"


def _masked(key: str) -> str:
    """Return a key as OpenAI shows it: enough to recognize it, too little to use."""
    if len(key) <= 16:
        return f"{key[:3]}***"
    return f"{key[:8]}***{key[-4:]}"
