"""The web server's side of the app, made once when the server starts."""

import posixpath
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route

from lessons import lesson_zip, llms_txt, search_box, sitemap
from lessons.address import base_path, public_address
from lessons.code_panel import editing
from lessons.content_security_policy import ContentSecurityPolicy
from lessons.editing.edit_link import EditLink
from lessons.editing.gate import print_link
from lessons.hidden_folder import HiddenFolder
from lessons.index_page import IndexPage
from lessons.lesson import (
    ContentError,
    all_faults,
    read_lessons,
    read_where_next,
)
from lessons.live.streamlit_internals import PagesManager
from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY
from lessons.practice.api.stream import configured_speed
from lessons.provider import local_models, settings
from lessons.refused_requests import RefusedRequests
from lessons.snippet_files import DEFAULT_MODEL
from lessons.static_files import CompressedStaticFiles
from lessons.warm_up import begin_warm_up

# For people's own scripts, in a workshop: the provider panel shows the address.
PRACTICE = create_app(PRACTICE_KEY, DEFAULT_MODEL, configured_speed(), with_links=False)
# Streamlit puts its own routes under this path, and leaves ours to us.
BASE_PATH = base_path()
ANSWERS = {
    search_box.PATH: search_box.answer_search,
    sitemap.SITEMAP: sitemap.answer_sitemap,
    sitemap.ROBOTS: sitemap.answer_robots,
    lesson_zip.PATH: lesson_zip.answer_zip,
    lesson_zip.SCRIPT_PATH: lesson_zip.answer_script,
    llms_txt.LLMS_TXT: llms_txt.answer_llms_txt,
    editing.PATH: editing.answer_editor,
}
ROUTES = [
    Mount(posixpath.join(BASE_PATH, "practice"), PRACTICE),
    *(Route(posixpath.join(BASE_PATH, path), ANSWERS[path]) for path in ANSWERS),
]

MIDDLEWARE = [
    Middleware(ContentSecurityPolicy),
    Middleware(RefusedRequests),
    Middleware(EditLink),
    Middleware(HiddenFolder),
    Middleware(CompressedStaticFiles),  # Before what would compress them anew.
    Middleware(GZipMiddleware),  # It leaves event streams alone.
    Middleware(IndexPage),
]


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Begin what the first visitors gain from, and wait for none of it."""
    print_link()
    begin_warm_up()
    local_models.look_ahead()
    yield {}


def stop_if_settings_cannot_be_read() -> None:
    """End with a sentence where each request would else be answered with a 500.

    Raises:
        SystemExit: It would.
    """
    fault = settings.fault_that_stops()
    try:
        public_address()
    except ValueError as error:
        fault = str(error)
    if fault:
        raise SystemExit(f"The app cannot start: {fault}")


def stop_if_lessons_cannot_be_read() -> None:
    """End with a sentence for each fault where some page could not be drawn.

    Raises:
        SystemExit: There is one.
    """
    try:
        read_lessons()
        read_where_next()
    except ContentError:
        faults = "\n".join(all_faults())
        raise SystemExit(f"The app cannot start:\n{faults}") from None


def leave_pages_to_navigation() -> None:
    """Keep a fresh server from looking for the pages of its first request by itself.

    `st.navigation` says the same, but only when the first script run reaches it.
    """
    PagesManager.uses_pages_directory = False
