"""Keeps what a learner runs in place of a lesson's script, each text as a file.

A file, for Python's tracebacks, `inspect` and Streamlit's caches read one. Its folder
is named by what is in it, so that a text that ran once can still be looked at.
"""

import functools
import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
import tokenize
from pathlib import Path

import streamlit as st

from lessons.code_panel.editing import Editing
from lessons.editing.gate import may_edit

TEXTS = "edited_texts"
# A server's folder has its process's number next.
FOLDERS = "edited-scripts-"
NAME = re.compile(r"[0-9a-f]{64}")


def editing_of(
    original: Path, place: str, *, stays_open: bool = False
) -> Editing | None:
    """Return how the learner edits a script, or None for who may not.

    Args:
        original: The script.
        place: Where it is edited, for it may be in more than one place.
        stays_open: Whether the editor is open at once, and stays open.
    """
    if not may_edit():
        return None
    text = shown_text(original, place)
    return Editing(
        place,
        original.read_text("utf-8"),
        text,
        functools.partial(_keep, place),
        _name_of(text),
        stays_open,
    )


def shown_text(original: Path, place: str) -> str:
    """Return what runs in place of a script: what the learner ran last, or itself."""
    text = original.read_text("utf-8")
    if may_edit():
        text = st.session_state.get(TEXTS, {}).get(place, text)
    return text


def running_script(original: Path, place: str) -> Path:
    """Return the file that runs in place of a script, itself or what was made of it.

    Its name and its folder's name are the original's.
    """
    text = shown_text(original, place)
    if text == original.read_text("utf-8"):
        return original
    return file_of(text, original)


def file_of(text: str, original: Path) -> Path:
    """Return the file of a text that runs in place of a script."""
    path = _path(_name_of(text), original)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Another session may run the same text: it finds the whole file, or none.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(as_file(text))
        Path(part.name).replace(path)
    return path


def ran_before(name: str, original: Path) -> Path | None:
    """Return the file of a text that has run here in place of a script.

    Args:
        name: What the text is found by, as anyone may have written it.
        original: The script.

    Returns:
        The file; None for who may not edit, and of a text that no longer is there.
    """
    if not may_edit() or not NAME.fullmatch(name):
        return None
    path = _path(name, original)
    if not path.is_file():
        return None
    st.session_state.setdefault(TEXTS, {})  # What it leaves is not for everybody.
    return path


def _name_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _path(name: str, original: Path) -> Path:
    return Path(_folder().name) / name / original.parent.name / original.name


def as_file(text: str) -> bytes:
    """Return the bytes of a file that Python reads as a text.

    It is in UTF-8 or, as an editor saves it, in the encoding that it declares. What
    that has no sign for is written as strings escape it.
    """
    # Half a surrogate pair is no text, but a browser may send it.
    in_utf_8 = text.encode("utf-8", "replace")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(in_utf_8).readline)
        return in_utf_8.decode().encode(encoding, "backslashreplace")
    except (SyntaxError, LookupError, UnicodeError):  # Python will say what is wrong.
        return in_utf_8


def may_go_on() -> bool:
    """Tell whether what ran in this session may run on.

    Where a learner's text has run, there are callbacks and fragments of it: they are
    not for who takes the session over.
    """
    return TEXTS not in st.session_state or may_edit()


def forget_texts() -> None:
    """Forget what ran in this session in place of the scripts."""
    st.session_state.pop(TEXTS, None)


def _keep(place: str, text: str) -> None:
    if may_edit():  # Whoever the text came from.
        st.session_state.setdefault(TEXTS, {})[place] = text


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """Return the folder of all texts; it goes when the server ends."""
    _remove_what_others_left()
    return tempfile.TemporaryDirectory(prefix=f"{FOLDERS}{os.getpid()}-")


def _remove_what_others_left() -> None:
    """Remove the folders of servers that were killed."""
    if sys.platform == "win32":  # There, whoever asks for a process so ends it.
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}*-*"):
        process = folder.name.removeprefix(FOLDERS).partition("-")[0]
        if not _is_process(process):
            shutil.rmtree(folder, ignore_errors=True)


def _is_process(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except PermissionError:  # It is somebody else's.
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return True
