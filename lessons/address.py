"""The app's address: what this visitor's browser calls it, and what the public does."""

import os
import posixpath
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

PAGES = {script.stem for script in Path(__file__).parents[1].glob("pages/*.py")}
PUBLIC_URL = "LESSONS_PUBLIC_URL"
THIS_COMPUTER = ("", "localhost", "127.0.0.1", "::1")


def app_address() -> str:
    """Return the app's address as the browser knows it, without a slash at its end.

    A proxy may strip a part of the path, which the server then does not know.
    """
    address = st.context.url or "http://localhost:8501"
    start, _, page = address.rpartition("/")
    return start if page in PAGES else address


def room_address() -> str:
    """Return the app's address as a whole room knows it, as far as the server does.

    Whoever presents may have opened the app by a name that is for this computer alone.
    """
    address = urlsplit(app_address())
    name = st.get_option("browser.serverAddress") or ""
    if address.hostname not in THIS_COMPUTER or name in THIS_COMPUTER:
        return address.geturl()
    host = f"[{name}]" if ":" in name else name
    port = st.get_option("browser.serverPort")
    return address._replace(netloc=f"{host}:{port}").geturl()


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
