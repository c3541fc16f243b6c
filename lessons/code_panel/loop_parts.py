"""Finds the parts of a chat app's loop in a script: remember, replay, ask, answer."""

import ast
import functools
import itertools
from collections.abc import Iterator
from typing import NamedTuple

HISTORY = "st.session_state.messages"
ITS_KEY = "'messages' not in st.session_state"
USERS_BUBBLE = "st.chat_message('user')"
NAMES = ("remember", "replay", "ask", "answer")


class LoopPart(NamedTuple):
    """A part of the loop.

    Attributes:
        name: Which part it is.
        first: Its first line, a comment above it included.
        last: Its last line.
    """

    name: str
    first: int
    last: int


@functools.lru_cache(maxsize=256)
def loop_parts(source: str) -> tuple[LoopPart, ...]:
    """Return the parts of a script's loop, in their order, or none if it lacks one.

    Args:
        source: The script; what Python cannot read has none.
    """
    lines = source.split("\n")
    try:
        found = {
            name: _with_comment(LoopPart(name, first, last), lines)
            for statement in ast.parse(source).body
            for name, first, last in _parts_of(statement)
        }
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()  # A learner's text may hold NULs, or be nested without end.
    parts = tuple(found[name] for name in NAMES if name in found)
    is_whole = len(parts) == len(NAMES) and list(parts) == sorted(parts, key=_first)
    return parts if is_whole else ()


def _first(part: LoopPart) -> int:
    return part.first


def _parts_of(statement: ast.stmt) -> Iterator[LoopPart]:
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    match statement:
        case ast.If(test=test) if ast.unparse(test) == ITS_KEY:
            yield LoopPart("remember", first, last)
        case ast.For(iter=messages) if ast.unparse(messages) == HISTORY:
            yield LoopPart("replay", first, last)
        case ast.If(test=test, body=body) if "st.chat_input(" in ast.unparse(test):
            answers = list(itertools.dropwhile(_is_of_the_user, body))
            # The user's message is shown before anything is answered.
            if answers and not any(USERS_BUBBLE in ast.unparse(a) for a in answers):
                yield LoopPart("ask", first, answers[0].lineno - 1)
                yield LoopPart("answer", answers[0].lineno, last)


def _is_of_the_user(statement: ast.stmt) -> bool:
    """Tell whether a statement shows or saves what the user said."""
    code = ast.unparse(statement)
    return "'user'" in code and "'assistant'" not in code


def _with_comment(part: LoopPart, lines: list[str]) -> LoopPart:
    """Let a part begin at the comment that stands above it."""
    first = part.first
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    last = part.last
    while part.name == "ask" and not lines[last - 1].split("#")[0].strip():
        last -= 1
    return part._replace(first=first, last=last)
