"""Keeps a developer's own provider, and its key, out of the tests."""

import asyncio
import os
from collections.abc import Iterator

import pytest

for name in ("OPENAI_API_KEY", "OPENAI_MODEL"):
    os.environ.pop(name, None)
# Nothing listens there, and no test asks a provider outside.
os.environ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1"
os.environ["STREAMLIT_SECRETS_FILES"] = ""
os.environ["PRACTICE_SPEED"] = "0"
# Nor do they ask what else runs on this computer.
os.environ["LESSONS_LOCAL_MODELS"] = "0"


@pytest.fixture(autouse=True)
def no_running_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test use `asyncio.run`: Playwright leaves its own loop, and needs it."""
    loop = asyncio._get_running_loop()
    if not request.node.get_closest_marker("browser"):
        asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)
