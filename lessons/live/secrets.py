"""Gives each script in a pane the secrets, and so the provider, of its own session."""

import builtins
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import openai
import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.secrets import Secrets, secrets_singleton

from lessons.live.context import LiveContext


class LiveSecrets(Secrets):
    """The server's secrets, under those of the session whose script asks."""

    def _parse(self) -> Mapping[str, Any]:
        own = _own_secrets()
        if own and not secrets_singleton.load_if_toml_exists():
            return own
        return {**secrets_singleton._parse(), **own}


class _OpenAI(openai.OpenAI):
    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_base_url(options))


class _AsyncOpenAI(openai.AsyncOpenAI):
    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_base_url(options))


def import_for_script(
    name: str,
    globals: Mapping[str, Any] | None = None,  # noqa: A002 - `__import__` names it so
    locals: Mapping[str, Any] | None = None,  # noqa: A002
    fromlist: tuple[str, ...] = (),
    level: int = 0,
) -> ModuleType:
    """Import as Python does, but `openai` with clients of the session's provider.

    Alone, a client finds its provider in the environment, where Streamlit puts
    the secrets; but the environment is one for all sessions.
    """
    module = builtins.__import__(name, globals, locals, fromlist, level)
    return _openai if module is openai else module


def _own_secrets() -> Mapping[str, str]:
    context = get_script_run_ctx(suppress_warning=True)
    return context.secrets if isinstance(context, LiveContext) else {}


def _with_base_url(options: dict[str, Any]) -> dict[str, Any]:
    own = _own_secrets()
    if own and options.get("base_url") is None:
        options["base_url"] = own.get("OPENAI_BASE_URL")
    return options


def _openai_of_session() -> ModuleType:
    module = ModuleType("openai", openai.__doc__)
    module.__dict__.update(vars(openai))
    for ours, theirs in ((_OpenAI, openai.OpenAI), (_AsyncOpenAI, openai.AsyncOpenAI)):
        ours.__name__ = ours.__qualname__ = theirs.__name__
        setattr(module, theirs.__name__, ours)
    return module


_openai = _openai_of_session()

# From here on `st.secrets` answers each script with its own session's secrets.
st.secrets = LiveSecrets()
