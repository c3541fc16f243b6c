"""Finds out which lines of a file run, as Python's own tracing reports them."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from lessons.live.marks import statement_lines


@contextmanager
def traced_lines(path: Path) -> Iterator[set[int]]:
    """Collect the lines of a file that Python's own tracing reports."""
    lines: set[int] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != str(path):
            return None
        if event == "line":
            lines.add(frame.f_lineno)
        return trace

    threading.settrace(trace)
    try:
        yield lines
    finally:
        threading.settrace(None)  # type: ignore[arg-type]
        sys.settrace(None)


def statements_at(path: Path, lines: set[int]) -> set[int]:
    """Return the first lines of the statements that have one of these lines."""
    statements = statement_lines(path).items()
    return {first for first, span in statements if lines.intersection(span)}
