"""Shows a snippet: its code, and ways to copy, keep, run and open it.

`st.code` cannot mark lines and loads 1.5 MB of JavaScript, hence a component.
"""

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES

from lessons.code_panel import wording
from lessons.code_panel.changes import changes_since
from lessons.code_panel.editing import Editing
from lessons.code_panel.loop_parts import loop_parts
from lessons.snippet_files import file_name, installs, is_snippet, snippet_name

FOLDER = Path(__file__).parent
TAKEN = ("elements", "copy", "tabbed_text")
PARTS = (
    "panel",
    "lines",
    "about",
    "above",
    "link",
    "loop_parts",
    "notes",
    "changes",
    *TAKEN,
    "run_yourself",
    "marks",
)
# Only who may edit loads these.
EDIT_PARTS = (
    *PARTS,
    "edit",
    "edit_text",
    "edit_link",
    "looking_back",
    "other_tabs",
    "stuck",
)


def joined(parts: Iterable[str], ending: str) -> str:
    """Return the files of all parts as one text, as the browser gets them."""
    files = (FOLDER / f"{part}.{ending}" for part in parts)
    return "\n".join(file.read_text("utf-8") for file in files if file.exists())


def _component(name: str, parts: Sequence[str]) -> Callable[..., Any]:
    return st.components.v2.component(
        name,
        html='<div class="code-panel-root"></div>',
        css=joined([*parts, "narrow"], "css"),
        js=joined(parts, "js"),
        isolate_styles=False,
    )


_panel = _component("code_panel", PARTS)
_editable_panel = _component("editable_code_panel", EDIT_PARTS)


@dataclass(frozen=True)
class Taking:
    """What *Run it yourself* says and offers besides the file.

    Attributes:
        secrets: What to put into `secrets.toml` if it asks for a key, and one has none.
        where_to_edit: What to say first, to who could edit.
        script: Where the file is as plain text, if it is.
        all_scripts: Where all scripts of its lesson are in one file.
        mend: Where the script is shown that mends it, if it is broken on purpose.
    """

    secrets: str = ""
    where_to_edit: str = ""
    script: str = ""
    all_scripts: str = ""
    mend: str = ""


def code_panel(
    path: Path,
    key: str,
    notes: Mapping[str, str] | None = None,
    builds_on: Path | None = None,
    about: Sequence[str] = (),
    taking: Taking | None = None,
    edit: Editing | None = None,
    *,
    names_loop: bool = True,
) -> None:
    """Draw a snippet's code with its line numbers and actions.

    Args:
        path: The snippet's file, shown and copied byte for byte.
        key: The panel's place in the page; the code is at its top when it is new.
        notes: What to say of a line, by a piece of it that stands nowhere else.
        builds_on: The snippet that this one grew from, to show what changed.
        about: Pieces of the lines that the page speaks of, each of a line or several,
            which are in view; where there is no room for all, the first of them. None
            stand for the lines that changed.
        taking: What *Run it yourself* says of it.
        edit: How the code is edited, and the text to show then in place of the file's.
            Notes and lines of which the learner left nothing are left out.
        names_loop: Whether the parts of a chat app's loop are named in it.
    """
    source = edit.text if edit else path.read_text(encoding="utf-8")
    if edit and edit.is_changed:
        notes = {
            piece: text
            for piece, text in (notes or {}).items()
            if source.count(piece) == 1
        }
        about = [piece for piece in about if piece in source]
    changes = _changes(source, builds_on, edit)
    # A list in `data` would import pandas; a string does not.
    snippet = {
        "file": file_name(path),
        "source": source,
        "lines": highlighted_lines(source) or [[]],
        "alone": _alone(path, edit),
        "notes": notes_by_line(source, notes or {}),
        "about": [line for piece in about for line in lines_of(piece, source)]
        or (changes or {}).get("added", []),
        "loop": loop_parts(source) if names_loop else (),
        "changes": changes,
        "install": " ".join(installs(source)),
        "taking": asdict(taking or Taking()),
        "troubles": (wording.KEY_TROUBLES if taking and taking.secrets else [])
        + wording.TROUBLES,
        "edit": edit and edit.told(),
    }
    if edit:
        hear = functools.partial(edit.hear, key)
        _editable_panel(data=json.dumps(snippet), key=key, on_edited_change=hear)
    else:
        _panel(data=json.dumps(snippet), key=key)


def _alone(path: Path, edit: Editing | None) -> str:
    """Return where what is shown runs alone, or nothing."""
    if not is_snippet(path):
        return ""
    address = f"alone?snippet={snippet_name(path)}"
    if edit and edit.is_changed:
        return f"{address}&text={edit.name}" if edit.name else ""
    return address


def _changes(
    source: str, builds_on: Path | None, edit: Editing | None
) -> dict[str, Any] | None:
    """Compare what is shown with the original, or with what that grew from."""
    if edit and edit.is_changed:
        return changes_since(wording.SINCE_LESSON, edit.original, source)
    if builds_on:
        return changes_since(builds_on.name, builds_on.read_text("utf-8"), source)
    return None


_tabbed_text = st.components.v2.component(
    "tabbed_text",
    html='<div class="tabbed-text-root"></div>',
    css=joined(("panel", "tabbed_text", "narrow"), "css"),
    js=joined((*TAKEN, "tabbed_text_alone"), "js"),
    isolate_styles=False,
)


def tabbed_text(texts: Mapping[str, str], key: str, are_files: bool = False) -> None:
    """Draw texts as they are, one at a time, each to be copied.

    Args:
        texts: Commands by the system that they are for, or files by their names.
        key: Its place in the page.
        are_files: Whether they can be downloaded, too.
    """
    shown = {"texts": dict(texts), "areFiles": are_files}
    _tabbed_text(data=json.dumps(shown), key=key)


@functools.lru_cache(maxsize=256)
def highlighted_lines(source: str) -> list[list[tuple[str, str]]]:
    """Split Python code in lines of (Pygments token class, text) pairs.

    Args:
        source: The code. The texts joined, line by line, give it back.
    """
    lines: list[list[tuple[str, str]]] = [[]]
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    for token, text in lexer.get_tokens(source):
        pieces = text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                lines.append([])
            if piece:
                lines[-1].append((STANDARD_TYPES.get(token, ""), piece))
    if not lines[-1]:
        lines.pop()  # What follows the last newline is not a line.
    return lines


def line_of(piece: str, source: str) -> int:
    """Return the number of the line in which a piece of code stands first."""
    return source[: source.index(piece)].count("\n") + 1


def lines_of(piece: str, source: str) -> range:
    """Return the numbers of the lines over which a piece of code goes."""
    first = line_of(piece, source)
    return range(first, first + piece.count("\n") + 1)


def notes_by_line(source: str, notes: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return notes with the numbers of the lines that they quote, in their order."""
    found: list[dict[str, Any]] = []
    for quote, text in notes.items():
        found.append({"line": line_of(quote, source), "text": text})
    return sorted(found, key=lambda note: note["line"])
