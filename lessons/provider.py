"""Decides who answers in the last lesson: a real provider or the practice model."""

import os
from urllib.parse import urlsplit

import streamlit as st

from lessons.practice.app import create_app
from lessons.practice.server import PRACTICE_KEY, start_in_thread

# The snippets name it too, for whoever copies them: a test keeps them equal.
DEFAULT_MODEL = "gpt-5.4-mini"

KEY, BASE_URL, MODEL = "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"


def provider_secrets() -> dict[str, str]:
    """Return the secrets from which the snippets know their provider.

    They come from `.streamlit/secrets.toml`, else from the environment. Where
    neither has a key, the practice model is started and its own are returned.
    """
    from_file = st.secrets if st.secrets.load_if_toml_exists() else {}
    found = {
        name: str(value)
        for name in (KEY, BASE_URL, MODEL)
        if (value := from_file.get(name) or os.environ.get(name))
    }
    if KEY in found:
        return found
    model = found.get(MODEL, DEFAULT_MODEL)
    base_url = start_in_thread(create_app(PRACTICE_KEY, model))
    return {KEY: PRACTICE_KEY, BASE_URL: base_url, MODEL: model}


def who_answers() -> str:
    """Say in a few words of Markdown who answers in the live panes."""
    if st.secrets[KEY] == PRACTICE_KEY:
        return "answers come from the practice model, not an AI"
    host = urlsplit(st.secrets.get(BASE_URL, "https://api.openai.com")).hostname
    return f"`{st.secrets.get(MODEL, DEFAULT_MODEL)}` at {host} answers"
