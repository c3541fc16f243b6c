"""Marks in the code panel which lines ran, how often, and which were skipped."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator

from lessons.live import wording
from lessons.live.record import UNDER_WAY, RunRecord

Statements = dict[int, range]
# By class and not by position: an editor draws the lines in view alone.
MARKED = ".code-panel-code"


def lines_of_code(statements: Statements) -> list[int]:
    """Return the lines that hold code, in order.

    Args:
        statements: The lines of each statement, by the line that marks it.
    """
    return sorted({line for span in statements.values() for line in span})


def lines_that_ran(run: RunRecord, statements: Statements) -> Counter[int]:
    """Return how often each line ran: all lines of a statement as often as it did."""
    ran: Counter[int] = Counter()
    for mark, times in run.lines.copy().items():  # Threads of the script may add some.
        for line in statements.get(mark, (mark,)):
            ran[line] = max(ran[line], times)
    return ran


def told(run: RunRecord, statements: Statements) -> str:
    """Say which lines ran: "3 of 4 lines ran: all but 7", whichever way is shorter."""
    code, ran = lines_of_code(statements), lines_that_ran(run, statements)
    if run.ending == UNDER_WAY:
        return wording.LINES_SO_FAR.format(ran=len(ran), all=len(code))
    skipped = [line for line in code if line not in ran]
    milliseconds = run.seconds * 1000
    if not skipped:
        return wording.ALL_LINES.format(all=len(code), milliseconds=milliseconds)
    but = wording.ALL_BUT.format(lines=as_ranges(skipped))
    return wording.SOME_LINES.format(
        ran=len(ran),
        all=len(code),
        milliseconds=milliseconds,
        which=min(as_ranges(ran), but, key=len) or wording.NO_LINE,
    )


def as_ranges(lines: Iterable[int]) -> str:
    """Write out numbers: "1, 3–5"."""
    stretches = itertools.groupby(
        enumerate(sorted(lines)), lambda pair: pair[1] - pair[0]
    )
    ranges = [[line for _, line in stretch] for _, stretch in stretches]
    return ", ".join(
        str(first) if first == last else f"{first}–{last}"
        for first, *_, last in ([lines[0], *lines] for lines in ranges)
    )


def marks_style(run: RunRecord, statements: Statements) -> str:
    """Return HTML that marks the lines in the code panel, for eyes and ears."""
    code, ran = lines_of_code(statements), lines_that_ran(run, statements)
    often = {mark: n for mark, n in run.lines.copy().items() if n > 1}
    rules = []
    if ran:
        marked = f"{MARKED} :is({', '.join(f'.line-{line}' for line in ran)})"
        rules.append(f"{marked} {{ --ran: 1; }}")
        # The text after the slash is read out, and not shown.
        rules.append(f"{marked}::before {{ content: '' / '{wording.MARKED_RAN}'; }}")
    for mark, times in often.items():
        shown = wording.MARKED_OFTEN.format(times=times)
        said = wording.SAID_OFTEN.format(times=times)
        rules.append(_label(mark, f"'{shown}' / '{said}'"))
    if run.ending == UNDER_WAY:
        rules.append(_label(run.line, f"'{wording.MARKED_RUNNING}'"))
    else:
        skipped = f"'{wording.MARKED_SKIPPED}'"
        rules += [_label(line, skipped) for line in _beginnings(code, ran)]
    if run.ending == "failed":
        rules.append(_label(run.line, f"'{wording.MARKED_FAULT}'"))
    return _style(rules)


def fault_style(line: int) -> str:
    """Return HTML that marks the line at which Python cannot read a script."""
    return _style([_label(line, f"'{wording.MARKED_FAULT}'")] if line else [])


def _style(rules: Iterable[str]) -> str:
    # A style on its own would go to another place of the page, and linger there.
    return f"<style>{''.join(rules)}</style><i hidden></i>"


def _beginnings(code: list[int], ran: Counter[int]) -> Iterator[int]:
    """Yield the first line of each stretch of code that was skipped."""
    before_ran = True
    for line in code:
        if before_ran and line not in ran:
            yield line
        before_ran = line in ran


def _label(line: int, content: str) -> str:
    """Return the rule for what stands at a line's end."""
    return f"{MARKED} .line-{line}::after {{ content: {content}; }}"
