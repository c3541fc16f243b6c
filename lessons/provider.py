"""Who answers a learner: the server's own provider, the learner's, or practice."""

import functools
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import openai
from openai import OpenAI, OpenAIError
from streamlit.runtime.secrets import secrets_singleton

from lessons.practice.app import PIECES_A_SECOND, create_app
from lessons.practice.models import PRACTICE
from lessons.practice.server import PRACTICE_KEY, start_in_thread

# The snippets name it too, for whoever copies them: a test keeps them equal.
DEFAULT_MODEL = "gpt-5.4-mini"
OPENAI_URL = "https://api.openai.com/v1"

KEY, BASE_URL, MODEL = "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"
PRACTICE_SPEED = "PRACTICE_SPEED"

_starting = threading.Lock()


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible server and how to ask it.

    Attributes:
        base_url: Its address.
        model: The model to ask.
        api_key: The key to ask with; kept out of every printed form.
    """

    base_url: str
    model: str
    api_key: str = field(repr=False)

    @property
    def is_practice(self) -> bool:
        """Whether it is the practice model."""
        is_key = self.api_key.startswith(PRACTICE_KEY)
        return is_key and self.base_url == practice_url()

    def secrets(self) -> dict[str, str]:
        """Return it as the secrets from which a snippet knows its provider."""
        return {KEY: self.api_key, BASE_URL: self.base_url, MODEL: self.model}

    def who(self) -> str:
        """Say in a few words of Markdown who answers."""
        if self.is_practice:
            return f"`{self.model}` answers, not an AI"
        return f"`{self.model}` at {urlsplit(self.base_url).hostname} answers"


def practice_provider(visitor: str, model: str = PRACTICE) -> Provider:
    """Return the practice model.

    Args:
        visitor: A name that no one else asks under, so that the model tells apart
            all those who ask it from this machine.
        model: Its behaviour.
    """
    return Provider(practice_url(), model, f"{PRACTICE_KEY}-{visitor}")


def practice_url() -> str:
    """Return the practice model's address; start it if no one has asked before."""
    with _starting:
        return _start_practice()


def server_provider(model: str = "") -> Provider | None:
    """Return the provider that `.streamlit/secrets.toml` or the environment names."""
    key = _setting(KEY)
    return own_provider(key, model) if key else None


def own_provider(api_key: str, model: str = "") -> Provider:
    """Return the real provider, asked with this key for this or the default model."""
    return Provider(real_url(), model or _setting(MODEL) or DEFAULT_MODEL, api_key)


def real_url() -> str:
    """Return the address of the real provider, OpenAI's unless configured."""
    return _setting(BASE_URL) or OPENAI_URL


def list_models(provider: Provider) -> Mapping[str, str]:
    """Ask a provider for its models.

    Returns:
        What it says of each model, by the model's name; OpenAI says nothing.

    Raises:
        OpenAIError: It did not answer.
    """
    client = OpenAI(
        api_key=provider.api_key, base_url=provider.base_url, timeout=5, max_retries=0
    )
    return {
        model.id: (model.model_extra or {}).get("description", "")
        for model in client.models.list()
    }


def explain(failure: BaseException) -> str | None:
    """Say in one sentence why no answer came and what to do, if a provider failed.

    https://platform.openai.com/docs/guides/error-codes
    """
    match failure:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return "The provider refused the key. Choose another under *Who answers*."
        case openai.RateLimitError(code="insufficient_quota"):
            return (
                "The key's credit is used up. Add to it at the provider, or let the "
                "practice model answer."
            )
        case openai.RateLimitError():
            return "The provider is busy. Wait a moment, then send your message again."
        case openai.NotFoundError():
            return "The provider has no such model. Choose one under *Who answers*."
        case openai.APITimeoutError():
            return "The provider took too long. Send your message again."
        case openai.APIConnectionError():
            return "The connection failed. Check the network, then send it again."
        case openai.InternalServerError():
            return "The provider has a fault of its own. Try again later."
        case OpenAIError():
            return f"The provider did not take the request: {failure}"
    return None


@functools.cache
def _start_practice() -> str:
    speed = float(os.environ.get(PRACTICE_SPEED, PIECES_A_SECOND))
    return start_in_thread(create_app(PRACTICE_KEY, DEFAULT_MODEL, speed))


def _setting(name: str) -> str:
    file = secrets_singleton if secrets_singleton.load_if_toml_exists() else {}
    return str(file.get(name) or os.environ.get(name) or "")
