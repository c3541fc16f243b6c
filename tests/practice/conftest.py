"""Serves practice models over HTTP."""

from collections.abc import Iterator

import httpx2
import pytest
from openai import OpenAI
from talking import HOUSE_MODEL, PATIENCE, Gate, client_of

from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread


@pytest.fixture(scope="session")
def base_url() -> str:
    """A practice model that answers at once."""
    return start_in_thread(create_app(PRACTICE_KEY, HOUSE_MODEL, 0))


@pytest.fixture(scope="session")
def client(base_url: str) -> OpenAI:
    return client_of(base_url)


@pytest.fixture(scope="session")
def http(base_url: str) -> Iterator[httpx2.Client]:
    """For what the openai client would never send."""
    headers = {"authorization": f"Bearer {PRACTICE_KEY}"}
    root = base_url.removesuffix("/v1")
    with httpx2.Client(base_url=root, headers=headers, timeout=PATIENCE) as http:
        yield http


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
def gated(gate: Gate) -> OpenAI:
    """A practice model that sends its next piece when the gate lets it."""
    return client_of(start_in_thread(create_app(PRACTICE_KEY, "", sleep=gate.sleep)))


@pytest.fixture
def fresh() -> OpenAI:
    """A practice model of which nobody has asked anything."""
    return client_of(start_in_thread(create_app(PRACTICE_KEY, "", 0)))
