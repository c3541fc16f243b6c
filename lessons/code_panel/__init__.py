"""Shows a snippet: its code, and ways to copy, keep, run and open it.

`st.code` cannot mark lines and loads 1.5 MB of JavaScript, hence a component.
"""

import json
from pathlib import Path

import streamlit as st
from pygments.lexers.python import PythonLexer
from pygments.token import STANDARD_TYPES

from lessons.snippet_files import snippet_name

FOLDER = Path(__file__).parent

_panel = st.components.v2.component(
    "code_panel",
    html='<div class="code-panel-root"></div>',
    css=(FOLDER / "panel.css").read_text(encoding="utf-8"),
    js=(FOLDER / "panel.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def code_panel(path: Path, key: str) -> None:
    """Draw a snippet's code with its line numbers and actions.

    Args:
        path: The snippet's file, shown and copied byte for byte.
        key: The panel's place in the page; the page scrolls up when it is new.
    """
    source = path.read_text(encoding="utf-8")
    # A list in `data` would import pandas; a string does not.
    snippet = {
        "file": path.name,
        "source": source,
        "lines": highlighted_lines(source),
        "alone": f"alone?snippet={snippet_name(path)}",
    }
    _panel(data=json.dumps(snippet), key=key)


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
