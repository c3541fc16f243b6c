"""The web server's side of the app, made once when the server starts."""

import gc
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from streamlit.runtime.pages_manager import PagesManager

from lessons.practice.app import create_app
from lessons.practice.server import PRACTICE_KEY
from lessons.practice.stream import configured_speed
from lessons.provider import local_models, settings
from lessons.snippet_files import DEFAULT_MODEL

# For people's own scripts, in a workshop: the provider panel shows the address.
PRACTICE = create_app(PRACTICE_KEY, DEFAULT_MODEL, configured_speed(), with_links=False)
ROUTES = [Mount("/practice", PRACTICE)]

# It leaves event streams alone.
MIDDLEWARE = [Middleware(GZipMiddleware)]

# The first snippet that needs one of these would else wait for it.
SLOW_IMPORTS = ("openai", "pandas", "altair")


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import slow modules before the first visitor comes, and keep them for good."""
    for module in SLOW_IMPORTS:
        importlib.import_module(module)
    # What is loaded now stays: no collection of garbage need look at it again.
    gc.collect()
    gc.freeze()
    gc.collect()  # How often all is collected depends on how much this one finds.
    local_models.look_ahead()
    yield {}


def stop_if_secrets_cannot_be_read() -> None:
    """End with a sentence where Streamlit would answer each request with a 500.

    Raises:
        SystemExit: It would.
    """
    if fault := settings.fault_that_stops():
        raise SystemExit(f"The app cannot start: {fault}")


def leave_pages_to_navigation() -> None:
    """Keep a fresh server from looking for the pages of its first request by itself.

    `st.navigation` says the same, but only when the first script run reaches it.
    """
    PagesManager.uses_pages_directory = False
