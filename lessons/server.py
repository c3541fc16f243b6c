"""The web server's side of the app, made once when the server starts."""

import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from lessons.provider import provider_secrets

# The first snippet that needs one of these would else wait for it.
SLOW_IMPORTS = ("openai", "pandas", "altair")


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import slow modules before the first visitor comes."""
    for module in SLOW_IMPORTS:
        importlib.import_module(module)
    yield {}


def create_app() -> st.App:
    """Return the app as a server runs it: compressed, warmed, with its provider."""
    return st.App(
        Path(__file__).parent.parent / "Home.py",
        secrets=provider_secrets(),
        lifespan=warmed,
        middleware=[Middleware(GZipMiddleware)],
    )
