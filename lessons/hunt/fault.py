"""Where a mistake's fault is: computed from the broken script and its mend."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lessons.live import statement_lines


class Fault(NamedTuple):
    """Where a script's fault is.

    Attributes:
        lines: The numbers of its lines.
        is_missing: Whether lines are only missing there. Then these are the lines
            beside the gap, and the line that fails when it runs is as good an answer.
    """

    lines: list[int]
    is_missing: bool


def fault_of(broken: Path, mend: Path, named: Sequence[str] = ()) -> Fault:
    """Return where a script's fault is.

    Args:
        broken: The script.
        mend: The script that mends it.
        named: Pieces of the lines at fault, where their difference would mislead.
    """
    if named:
        source = broken.read_text("utf-8")
        before_each = [source[: source.index(piece)] for piece in named]
        lines = sorted({text.count("\n") + 1 for text in before_each})
        return Fault(lines, is_missing=False)
    before, after = _code(broken), _code(mend)
    matcher = difflib.SequenceMatcher(
        None, list(before.values()), list(after.values()), autojunk=False
    )
    numbers = list(before)
    changed: set[int] = set()
    beside: set[int] = set()
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag in ("replace", "delete"):
            changed |= {*numbers[start:end]}
        # What is added at the end is missing beside no line.
        elif tag == "insert" and end < len(numbers):
            beside |= {*numbers[max(start - 1, 0) : end + 1]}
    return Fault(sorted(changed | beside), is_missing=not changed)


def lines_to_click(path: Path) -> list[int]:
    """Return the lines of a script that hold code, also where Python cannot read it."""
    statements = statement_lines(path).values()
    return sorted({*_code(path)}.union(*statements))


def _code(path: Path) -> dict[int, str]:
    """Return the lines of a script by their numbers, without comments and gaps."""
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    return {
        number: line
        for number, line in lines
        if line.strip() and not line.lstrip().startswith("#")
    }
