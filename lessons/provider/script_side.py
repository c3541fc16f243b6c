"""What a script in a pane finds in place of the server's: its session's own.

That is `st.secrets`, the provider's part of `os.environ`, and with them each client
that the script makes of `openai`: alone, a client finds its provider in the
environment, where Streamlit puts the secrets; but the environment is one for all.
"""

import functools
import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from types import ModuleType
from typing import Any

import httpx2
import openai
import streamlit as st
from openai import DefaultAsyncHttpx2Client, DefaultHttpx2Client
from streamlit.errors import StreamlitSecretNotFoundError

from lessons.live.class_names import named_as_its_base
from lessons.live.context import LiveContext
from lessons.live.streamlit_internals import (
    StreamlitSecrets,
    get_script_run_ctx,
    server_secrets,
)
from lessons.provider import budget
from lessons.provider.failure import advice_on
from lessons.provider.settings import ENVIRONMENT, KEY, is_reading
from lessons.provider.transport import AsyncTransport, Transport, certificates

PREFIX = "OPENAI_"
# What `openai.<name> = ...` sets of the client of the module itself.
MODULE_SETTINGS = (
    "api_key",
    "admin_api_key",
    "organization",
    "project",
    "webhook_secret",
    "base_url",
    "timeout",
    "max_retries",
    "default_headers",
    "default_query",
    "http_client",
)


@named_as_its_base
class Secrets(StreamlitSecrets):
    """The secrets of the session whose script asks, and elsewhere the server's."""

    def _parse(self) -> Mapping[str, Any]:
        context = _context()
        if not context:
            return server_secrets()
        if not context.secrets:
            raise StreamlitSecretNotFoundError("No secrets found.")
        return context.secrets


@named_as_its_base
class _Environment(type(os.environ)):  # type: ignore[misc] # It has no public name.
    """The environment, with the provider of the session whose script asks."""

    def __init__(self) -> None:
        self.__dict__.update(ENVIRONMENT.__dict__)

    def __getitem__(self, name: str) -> str:
        own = _own_environment(name)
        return super().__getitem__(name) if own is None else own[name]

    def __setitem__(self, name: str, value: str) -> None:
        own = _own_environment(name)
        if own is None:
            super().__setitem__(name, value)
        else:
            own[name] = value

    def __delitem__(self, name: str) -> None:
        own = _own_environment(name)
        if own is None:
            super().__delitem__(name)
        else:
            del own[name]

    def __iter__(self) -> Iterator[str]:
        own = _own_environment(PREFIX)
        names: Iterator[str] = super().__iter__()
        if own is None:
            return names
        return iter([*(n for n in names if not n.startswith(PREFIX)), *own])

    def __len__(self) -> int:
        return len(list(self))

    def __repr__(self) -> str:
        return f"environ({dict(self)!r})"


@named_as_its_base
class _OpenAIModule(ModuleType):
    """The module `openai`, whose own client is one for each session."""


def _session_setting(name: str) -> property:
    """Return an attribute of the module that a script sets for its session alone."""

    def get(module: ModuleType) -> Any:
        context = _context()
        shared = vars(module)[name]
        return context.module_settings.get(name, shared) if context else shared

    def set_(module: ModuleType, value: Any) -> None:
        context = _context()
        (context.module_settings if context else vars(module))[name] = value

    return property(get, set_)


def _client_of_module(load: Callable[[], openai.OpenAI]) -> Callable[[], openai.OpenAI]:
    @functools.wraps(load)
    def load_client() -> openai.OpenAI:
        context = _context()
        return openai.OpenAI(**context.module_settings) if context else load()

    return load_client


def _of_session(
    init: Callable[..., None], http_client: Callable[[LiveContext], Any]
) -> Callable[..., None]:
    """Let a client that a script makes without an HTTP client have its session's."""

    @functools.wraps(init)
    def init_of_session(self: Any, **options: Any) -> None:
        context = _context()
        if context and options.get("http_client") is None:
            options["http_client"] = http_client(context)
        init(self, **options)

    return init_of_session


def _http_client(context: LiveContext) -> Any:
    hooks = {"response": [_close_when_interrupted, _advise]}
    if budget.find_session(context.secrets.get(KEY, "")):
        return DefaultHttpx2Client(transport=Transport(), event_hooks=hooks)
    return DefaultHttpx2Client(verify=certificates(), event_hooks=hooks)


def _async_http_client(context: LiveContext) -> Any:
    hooks = {"response": [_advise_later]}
    if budget.find_session(context.secrets.get(KEY, "")):
        return DefaultAsyncHttpx2Client(transport=AsyncTransport(), event_hooks=hooks)
    return DefaultAsyncHttpx2Client(verify=certificates(), event_hooks=hooks)


def _close_when_interrupted(response: httpx2.Response) -> None:
    """Let a run that is cut short take no more of an answer."""
    if context := _context():
        context.requests.callback(response.close)


def _advise(response: httpx2.Response) -> None:
    """Let the pane say what the script may not know, or keep to itself."""
    if context := _context():
        context.session.advice = advice_on(response)


async def _advise_later(response: httpx2.Response) -> None:
    _advise(response)


def _context() -> LiveContext | None:
    context = get_script_run_ctx(suppress_warning=True)
    return context if isinstance(context, LiveContext) else None


def _own_environment(name: str) -> MutableMapping[str, str] | None:
    """Return what a script sees in a variable's place, if that is not the server's."""
    if not name.startswith(PREFIX) or is_reading():
        return None
    context = _context()
    return context.environment if context else None


# From here on each script finds these in place of what is one for all sessions.
st.secrets = Secrets()
os.environ = _Environment()  # noqa: B003 - it is the same, but for scripts
for _client, _make in (
    (openai.OpenAI, _http_client),
    (openai.AsyncOpenAI, _async_http_client),
):
    # mypy takes no method for replaceable.
    _client.__init__ = _of_session(_client.__init__, _make)  # type: ignore[method-assign]
for _name in MODULE_SETTINGS:
    setattr(_OpenAIModule, _name, _session_setting(_name))
openai.__class__ = _OpenAIModule
# The module imports it from `openai`, without saying that it is its own.
openai._module_client._load_client = (  # type: ignore[attr-defined]
    _client_of_module(openai._load_client)
)
