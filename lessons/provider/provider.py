"""Who answers a learner: the server's own provider, the learner's, or practice."""

import functools
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from openai import DefaultHttpx2Client, OpenAI, OpenAIError
from pydantic import BaseModel

from lessons.plain_text import plain
from lessons.practice.api.app import create_app
from lessons.practice.api.models import PRACTICE
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread
from lessons.practice.api.stream import configured_speed
from lessons.provider import settings, wording
from lessons.provider.budget import SessionBudget
from lessons.provider.settings import BASE_URL, KEY, MODEL, real_url
from lessons.provider.transport import certificates
from lessons.snippet_files import DEFAULT_MODEL

_starting = threading.Lock()


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible server and how to ask it.

    Attributes:
        base_url: Its address.
        model: The model to ask.
        api_key: The key to ask with, as a script gets it; kept out of every printed
            form.
        servers_key: The server's key, if a token stands for it in `api_key`.
    """

    base_url: str
    model: str
    api_key: str = field(repr=False)
    servers_key: str = field(default="", repr=False)

    @property
    def is_practice(self) -> bool:
        """Whether it is the practice model."""
        is_key = self.api_key.startswith(PRACTICE_KEY)
        return is_key and self.base_url == practice_url()

    @property
    def fault(self) -> str | None:
        """Why it cannot even be asked, in a sentence with what to do."""
        if not _is_web_address(self.base_url):
            return wording.NO_WEB_ADDRESS
        if fault := settings.key_fault(self.servers_key or self.api_key):
            return f"{fault} {wording.WHO_CAN_MEND_IT}" if self.servers_key else fault
        if self.servers_key:
            try:
                settings.limits()
            except settings.SettingError as error:
                return str(error)
        return None

    @property
    def keys(self) -> set[str]:
        """What must not be shown; a practice key is no secret."""
        keys = set() if self.is_practice else {self.api_key, self.servers_key}
        return keys - {""}

    def secrets(self) -> dict[str, str]:
        """Return it as the secrets from which a snippet knows its provider."""
        return {KEY: self.api_key, BASE_URL: self.base_url, MODEL: self.model}

    @property
    def who(self) -> str:
        """Who answers, in a word or two of Markdown."""
        is_plain = self.is_practice and self.model == PRACTICE
        return wording.NO_AI.format(model=PRACTICE) if is_plain else plain(self.model)

    @property
    def host(self) -> str:
        """The machine that is asked."""
        return urlsplit(self.base_url).hostname or ""


class UnusableProviderError(OpenAIError):
    """A provider cannot be asked, or does not answer as OpenAI's API does."""


class _ListedModel(BaseModel):
    id: str
    description: str | None = None


class _ModelList(BaseModel):
    data: list[_ListedModel]


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


def server_provider(session: SessionBudget, model: str = "") -> Provider | None:
    """Return the provider that `.streamlit/secrets.toml` or the environment names.

    Args:
        session: Who asks it, with a token in the key's place.
        model: Which of the allowed models to ask; for any other, the default.
    """
    key = settings.setting(KEY)
    if not key:
        return None
    models = settings.allowed_models()
    model = model if model in models else models[0]
    return Provider(real_url(), model, session.token, servers_key=key)


def own_provider(api_key: str, model: str = "") -> Provider:
    """Return the real provider, asked with this key for this or the default model."""
    default = settings.setting(MODEL) or DEFAULT_MODEL
    return Provider(real_url(), model or default, api_key)


def list_models(provider: Provider, timeout: float = 5) -> Mapping[str, str]:
    """Ask a provider for its models.

    Args:
        provider: Who is asked.
        timeout: The seconds to wait for it.

    Returns:
        What it says of each model, by the model's name; OpenAI says nothing.

    Raises:
        OpenAIError: It cannot be asked, or did not answer as OpenAI's API does.
    """
    if provider.fault:
        raise UnusableProviderError(provider.fault)
    client = OpenAI(
        api_key=provider.api_key,
        base_url=provider.base_url,
        timeout=timeout,
        max_retries=0,
        http_client=DefaultHttpx2Client(verify=certificates()),
    )
    # The client takes the server's from the environment: they go with its key alone.
    client.organization = client.project = None
    try:
        # The client itself takes whatever JSON, or even a web page, for an answer.
        listed = _ModelList.model_validate(client.get("/models", cast_to=object))
    except ValueError as error:
        raise UnusableProviderError(wording.NOT_THE_API) from error
    # What else there is in a name is none: half a surrogate pair would end the page.
    models = (model for model in listed.data if model.id.isprintable())
    return {model.id: model.description or "" for model in models}


@functools.cache
def _start_practice() -> str:
    app = create_app(PRACTICE_KEY, DEFAULT_MODEL, configured_speed())
    return start_in_thread(app)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # Looked at only when asked for.
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
