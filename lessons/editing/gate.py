"""Who may run code of their own here: who has opened the link in the terminal.

Whoever can read the terminal is let in by a link with a token, for which their browser
gets a cookie. Both are of this start of the server alone. No widget's value counts, nor
what else a page says: only the handshake of the session's own websocket.
"""

import functools
import hmac
import os
import secrets
import sys
from urllib.parse import urlsplit

import streamlit as st

from lessons.address import base_path
from lessons.editing import wording

SWITCH = "LESSONS_EDIT"
# The parameter of the link that holds the token.
EDIT = "edit"
TOKEN = secrets.token_urlsafe()
# Derived: who reads the cookie cannot make the link of it.
PASS = hmac.digest(TOKEN.encode(), b"cookie", "sha256").hex()
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104, nothing listens here.


@functools.cache  # A script may put something else in the output's place later.
def editing_is_on() -> bool:
    """Tell whether anyone may edit and run code in the page.

    It is as `LESSONS_EDIT` says, "1" or "0"; without it, where there is a terminal.
    """
    asked = os.environ.get(SWITCH, "").strip()
    if asked:
        return asked == "1"
    return sys.stdout is not None and sys.stdout.isatty()


def may_edit() -> bool:
    """Tell whether the visitor whose script run this is may run code of their own."""
    if not editing_is_on() or not _is_own_page():
        return False
    shown = st.context.cookies.get(cookie_name(), "")
    return hmac.compare_digest(shown.encode(), PASS.encode())


def where_to_edit() -> str:
    """Say to who may not edit where the link is; nothing where nobody may."""
    return wording.WHERE_TO_EDIT if editing_is_on() and not may_edit() else ""


def editing_in_words() -> str:
    """Say to who may edit that they may, and how; nothing to anyone else."""
    return wording.EDITING_IS_ON if may_edit() else ""


def is_token(shown: bytes) -> bool:
    """Tell whether something is the token of the link."""
    return editing_is_on() and hmac.compare_digest(shown, TOKEN.encode())


def cookie_name() -> str:
    """Return the cookie's name: browsers send it to all ports of a host."""
    return f"lessons-edit-{st.get_option('server.port')}"


def print_link() -> None:
    """Print the link in the terminal, if editing is on."""
    if editing_is_on():
        print(wording.LINK.format(link=_link()), flush=True)


def _link() -> str:
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    host = st.get_option("server.address") or ""
    if host in EVERYWHERE:
        host = "localhost"
    if ":" in host:
        host = f"[{host}]"
    port = st.get_option("server.port")
    path = base_path().rstrip("/")
    return f"{scheme}://{host}:{port}{path}/?{EDIT}={TOKEN}"


def _is_own_page() -> bool:
    """Tell whether a page of this server opened the websocket, if a page did.

    Browsers send the cookie for pages of all ports, and Streamlit lets those of
    localhost in.
    """
    headers = st.context.headers
    origin = headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == headers.get("Host")
