"""Lets the code that a panel shows be edited, by whoever its caller lets.

Whether somebody may is not asked here. The editor itself is a file of its own, loaded
when it is first opened; `editor/` has its source.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from lessons.code_panel import wording

EDITOR = (Path(__file__).parent / "editor" / "editor.min.js").read_bytes()
# Where the page asks, seen from itself: wherever the app is served, it is beside it.
PATH = "code_editor.js"
ADDRESS = f"{PATH}?{hashlib.sha256(EDITOR).hexdigest()[:16]}"
MOST_CHARACTERS = 100_000


class Editing(NamedTuple):
    """How a panel's code is edited.

    Attributes:
        place: What the text belongs to; a browser keeps one text for each.
        original: The text that *Reset* leads back to.
        text: The text to show: the original, or what the learner ran last.
        on_run: Is called with a text that the learner wants to run, before the script
            runs that draws the panel anew. It may be no Python.
        name: What the page that runs a snippet alone finds the text by, if it can.
        stays_open: Whether the editor is open at once, and still is when a text has
            run; else the lines of what runs are shown.
    """

    place: str
    original: str
    text: str
    on_run: Callable[[str], None]
    name: str = ""
    stays_open: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the text to show is another than the original."""
        return self.text != self.original

    def told(self) -> dict[str, object]:
        """Return what the browser is told of it."""
        return {
            "place": self.place,
            "original": self.original,
            "module": ADDRESS,
            "most": MOST_CHARACTERS,
            "staysOpen": self.stays_open,
            "words": wording.EDIT,
        }

    def hear(self, key: str) -> None:
        """Take the text that a panel sent; what no editor sends is ignored.

        Args:
            key: The panel's place in the page.
        """
        # Who asks for no page has no panel, whatever they say of it.
        told = st.session_state.get(key)
        text = read_text(told.edited) if told else None
        if text is not None:
            self.on_run(text)


def read_text(sent: object) -> str | None:
    """Return what a browser sent as a text with lines as Python counts them.

    Args:
        sent: Anything.

    Returns:
        The text; None if it is none, too long, or cannot be written to a file.
    """
    if not isinstance(sent, str) or len(sent) > MOST_CHARACTERS:
        return None
    try:
        sent.encode()
    except UnicodeEncodeError:
        return None
    return sent.replace("\r\n", "\n").replace("\r", "\n")


def answer_editor(_request: Request) -> Response:
    """Answer with the editor, which has another address once it changes."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(EDITOR, media_type="text/javascript", headers=headers)
