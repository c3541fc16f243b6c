"""Finds the models that run on this computer, for a browser that runs on it too."""

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from openai import OpenAIError

from lessons.practice.api.models import DESCRIPTIONS, PRACTICE
from lessons.practice.api.server import PRACTICE_KEY
from lessons.provider import settings
from lessons.provider.provider import Provider, list_models

# Where these listen, unless told otherwise.
PORTS = {11434: "Ollama", 1234: "LM Studio", 8080: "llama.cpp", 8000: "vLLM"}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# What a proxy adds when it passes a request on, and no browser does: anything with
# "X-", and an address by whatever name, such as CF-Connecting-IP.
PASSED_ON = re.compile(r"x-.*|.*-ip|forwarded|via", re.IGNORECASE)
# Any key will do for these, and a practice model takes this one.
KEY = PRACTICE_KEY
PATIENCE_SECONDS, AGAIN_SECONDS = 1.0, 10.0


@dataclass(frozen=True)
class LocalServer:
    """A model server on this computer.

    Attributes:
        name: What it is.
        url: Its base URL.
        models: The models that it offers.
        is_practice: Whether it is the practice model, started by itself.
    """

    name: str
    url: str
    models: tuple[str, ...]
    is_practice: bool = False


class _Finder:
    """Knows what runs on this computer, as it was a moment ago."""

    def __init__(self) -> None:
        self.found: tuple[LocalServer, ...] = ()
        self._asked = float("-inf")
        self._lock = threading.Lock()

    def look(self) -> None:
        """Ask in the background, unless that was done just now."""
        with self._lock:
            if time.monotonic() - self._asked < AGAIN_SECONDS:
                return
            self._asked = time.monotonic()
        threading.Thread(target=self._look, name="local models", daemon=True).start()

    def _look(self) -> None:
        asked = (_ask(port, name) for port, name in PORTS.items())
        self.found = tuple(server for server in asked if server)


_finder = _Finder()


def local_servers() -> tuple[LocalServer, ...]:
    """Return what runs on this computer, if the page is shown on it too.

    It never waits: what began just now is found a moment later.
    """
    if not (may_look() and is_beside(st.context.ip_address, st.context.headers)):
        return ()
    _finder.look()
    return _finder.found


def look_ahead() -> None:
    """Let the first page know already what runs on this computer."""
    if may_look():
        _finder.look()


def may_look() -> bool:
    """Tell whether this server is for this computer alone, and may look around."""
    is_off = settings.setting(settings.LOCAL_MODELS).lower() in ("0", "false", "off")
    return not is_off and st.get_option("server.address") in LOOPBACK


def is_beside(peer: str | None, headers: Mapping[str, str]) -> bool:
    """Tell whether a browser is on this computer, with no proxy in between.

    Args:
        peer: Its address; None for a loopback address, as Streamlit has it.
        headers: The headers with which it opened its connection.
    """
    host = next((v for name, v in headers.items() if name.lower() == "host"), "")
    is_passed_on = any(PASSED_ON.fullmatch(name) for name in headers)
    return peer is None and not is_passed_on and _hostname(host) in LOOPBACK


def _hostname(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _ask(port: int, name: str) -> LocalServer | None:
    """Return what listens at a port, if it answers as OpenAI's API does."""
    url = f"http://127.0.0.1:{port}/v1"
    try:
        models = list_models(Provider(url, "", KEY), PATIENCE_SECONDS)
    except OpenAIError:
        return None
    is_practice = models.get(PRACTICE) == DESCRIPTIONS[PRACTICE]
    return LocalServer(name, url, tuple(sorted(models)), is_practice)
