"""Marks in the code panel which lines ran, and how often."""

import itertools
from collections import Counter

from lessons.live.record import RunRecord

Statements = dict[int, range]


def lines_that_ran(run: RunRecord, statements: Statements) -> Counter[int]:
    """Return how often each line ran: all lines of a statement as often as it did.

    Args:
        run: The run.
        statements: The lines of each statement, by the line that marks it.
    """
    ran: Counter[int] = Counter()
    for mark, times in run.lines.copy().items():  # Threads of the script may add some.
        for line in statements.get(mark, (mark,)):
            ran[line] = max(ran[line], times)
    return ran


def as_ranges(lines: Counter[int], statements: Statements) -> str:
    """Write out lines: "1-12, 15". Blank lines and comments between do not count."""
    code = sorted({line for span in statements.values() for line in span})
    stretches = [
        list(stretch)
        for ran, stretch in itertools.groupby(code, lines.__contains__)
        if ran
    ]
    return ", ".join(_range(stretch[0], stretch[-1]) for stretch in stretches)


def marks_style(run: RunRecord, statements: Statements) -> str:
    """Return HTML that marks the lines in the code panel, for eyes and ears."""
    ran = lines_that_ran(run, statements)
    # In the panel's own style these say how a line looks that ran.
    rules = [f'.code-panel {{ --run: "run {run.number}"; --legend: flex; }}']
    if ran:
        marked = f".code-panel-line:is({', '.join(map(_nth_child, ran))})"
        rules.append(f"{marked} {{ --ran: 1; }}")
        # The text after the slash is read out, and not shown.
        rules.append(f"{marked}::before {{ content: '' / 'ran: '; }}")
    rules += [
        f".code-panel-line{_nth_child(mark)}::after "
        f"{{ content: '×{times}' / ', {times} times'; }}"
        for mark, times in run.lines.copy().items()
        if times > 1
    ]
    # A style on its own would go to another place of the page, and linger there.
    return f"<style>{''.join(rules)}</style><i hidden></i>"


def _nth_child(number: int) -> str:
    return f":nth-child({number})"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
