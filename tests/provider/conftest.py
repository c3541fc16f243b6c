"""A provider over HTTP, and a server that has its key."""

from collections import deque
from collections.abc import Iterator

import pytest
from some_provider import KEY, SomeProvider, serving_provider

from lessons.provider import budget


@pytest.fixture
def provider() -> Iterator[SomeProvider]:
    with serving_provider() as provider:
        yield provider


@pytest.fixture
def servers_key(provider: SomeProvider, monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a server, on which nobody has asked anything yet."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
    monkeypatch.setenv("OPENAI_MODEL", "house-model")
    for window in (budget._everyone_minute, budget._everyone_day):
        monkeypatch.setattr(window, "times", deque())
    return KEY
