"""Keeps a developer's own provider, and its key, out of the tests."""

import asyncio
import functools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import httpcore2
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import local_script_runner

ROOT = Path(__file__).parent.parent

for name in ("OPENAI_API_KEY", "OPENAI_MODEL"):
    os.environ.pop(name, None)
# Nothing listens there, and no test asks a provider outside.
os.environ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1"
os.environ["STREAMLIT_SECRETS_FILES"] = ""
os.environ["PRACTICE_SPEED"] = "0"
# Nor do they ask what else runs on this computer.
os.environ["LESSONS_LOCAL_MODELS"] = "0"
# Nor is it a matter of where they are run whether visitors may run code of their own.
os.environ["LESSONS_EDIT"] = "0"
# Else each AppTest reads anew what every installed package says of its components:
# that takes longer than most tests.
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)
# Nor does each client of a script alone read all certificates anew.
httpcore2.default_ssl_context = functools.cache(httpcore2.default_ssl_context)
APPTEST_SECONDS = 0.001


class SharedScriptCache(ScriptCache):
    """What a server's sessions share: each AppTest would compile the app anew."""

    compiled: ClassVar[dict[str, Any]] = {}

    def get_bytecode(self, script_path: str) -> Any:
        if not script_path.startswith(f"{ROOT}{os.sep}"):
            return super().get_bytecode(script_path)  # A test's own may change.
        if script_path not in self.compiled:
            self.compiled[script_path] = super().get_bytecode(script_path)
        return self.compiled[script_path]


local_script_runner.ScriptCache = SharedScriptCache


@pytest.fixture(autouse=True)
def no_running_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test use `asyncio.run`: Playwright leaves its own loop, and needs it."""
    loop = asyncio._get_running_loop()
    if not request.node.get_closest_marker("browser"):
        asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scripts, and clients that try again, wait a thousandth of their time."""
    sleep = time.sleep

    def sleep_less(seconds: float) -> None:
        # AppTest looks each millisecond whether a run is over: often enough.
        sleep(seconds if seconds <= APPTEST_SECONDS else seconds / 1000)

    monkeypatch.setattr(time, "sleep", sleep_less)
