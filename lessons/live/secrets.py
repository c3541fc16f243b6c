"""Gives each script in a pane the secrets, and so the provider, of its own session."""

from collections.abc import Mapping
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


class LiveOpenAI(openai.OpenAI):
    """OpenAI's client; in a pane, of the provider of the script's session.

    Alone, a client finds its provider in the environment, where Streamlit puts
    the secrets; but the environment is one for all sessions.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_base_url(options))


class LiveAsyncOpenAI(openai.AsyncOpenAI):
    """OpenAI's asynchronous client, likewise."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**_with_base_url(options))


def _own_secrets() -> Mapping[str, str]:
    context = get_script_run_ctx(suppress_warning=True)
    return context.secrets if isinstance(context, LiveContext) else {}


def _with_base_url(options: dict[str, Any]) -> dict[str, Any]:
    own = _own_secrets()
    if own and options.get("base_url") is None:
        options["base_url"] = own.get("OPENAI_BASE_URL")
    return options


# From here on each script finds these in place of what is one for all sessions.
st.secrets = LiveSecrets()
openai.OpenAI = openai.Client = LiveOpenAI
openai.AsyncOpenAI = openai.AsyncClient = LiveAsyncOpenAI
