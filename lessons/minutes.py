"""How long a step and a lesson take: an estimate by the same rules for all of them.

A step takes as long as to read its words and its new lines of code, to send three
messages to its app and look at what they do, and to type its commands. Nobody has
been timed: who only reads is faster, and who tries more is slower.
"""

from collections.abc import Iterable
from pathlib import Path

WORDS_A_MINUTE = 200
SECONDS_A_LINE = 4  # of code that the learner has not seen yet
SECONDS_A_MESSAGE, MESSAGES_A_STEP = 15, 3
SECONDS_A_VERSION = 30  # of a mistake: it is tried broken, and then mended
SECONDS_A_COMMAND = 30  # which includes that it runs
SECONDS_AN_EXERCISE = 300


def seconds_to_read(texts: Iterable[str]) -> float:
    """Return how long it takes to read texts."""
    return sum(len(text.split()) for text in texts) * 60 / WORDS_A_MINUTE


def seconds_for_code(script: Path, seen: Path | None) -> float:
    """Return how long it takes to read what of a script is not in one seen before."""
    before = set(_lines(seen)) if seen else set()
    return SECONDS_A_LINE * sum(line not in before for line in _lines(script))


def seconds_to_try(commands: int, is_mistake: bool) -> float:
    """Return how long it takes to do what a step asks for.

    Args:
        commands: How many lines there are to type in a terminal.
        is_mistake: Whether there is a broken version and a mended one.
    """
    typing = SECONDS_A_COMMAND * commands
    versions = SECONDS_A_VERSION if is_mistake else 0
    return SECONDS_A_MESSAGE * MESSAGES_A_STEP + typing + versions


def _lines(script: Path) -> list[str]:
    return [line for line in script.read_text("utf-8").splitlines() if line.strip()]
