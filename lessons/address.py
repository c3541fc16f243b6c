"""The app's address: what this visitor's browser calls it, and what the public does."""

import os
import posixpath
from pathlib import Path

import streamlit as st

PAGES = {script.stem for script in Path(__file__).parents[1].glob("pages/*.py")}
PUBLIC_URL = "LESSONS_PUBLIC_URL"


def app_address() -> str:
    """Return the app's address as the browser knows it, without a slash at its end.

    A proxy may strip a part of the path, which the server then does not know.
    """
    address = st.context.url or "http://localhost:8501"
    start, _, page = address.rpartition("/")
    return start if page in PAGES else address


def base_path() -> str:
    """Return the path below which the server has its pages, `/` if it has them all."""
    return posixpath.join("/", st.get_option("server.baseUrlPath").strip("/"))


def public_address() -> str:
    """Return the address that whoever runs the server gave it, with a slash at its end.

    Returns:
        It, or nothing where none was given.

    Raises:
        ValueError: What was given is no address.
    """
    given = os.environ.get(PUBLIC_URL, "").strip()
    if given and not given.startswith(("https://", "http://")):
        raise ValueError(
            f"{PUBLIC_URL} is {given!r}, and must begin with https:// or http://."
        )
    return given and f"{given.rstrip('/')}/"
