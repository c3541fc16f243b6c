"""Says what a check has found, in lines of plain text."""

from collections.abc import Iterator

from lessons.exercise_fields import WrongTurn
from lessons.exercises import wording
from lessons.exercises.checking import SECONDS, Stopped
from lessons.exercises.judging import Failure, Verdict
from lessons.lesson import read_lesson
from lessons.sentences import Sentence

STOPPED = {
    "time": wording.TOO_SLOW,
    "processes": wording.TOO_MANY,
    "memory": wording.TOO_MUCH,
    "end": wording.ITS_END,
}


def report(found: Verdict | Stopped) -> Iterator[str]:
    """Yield the lines that tell a learner what was found.

    Args:
        found: What a check returned.
    """
    if isinstance(found, Stopped):
        run = wording.AT_RUN.format(deed=deed_in_words(found.deeds), run=found.run)
        yield STOPPED[found.why].format(seconds=SECONDS, where=run)
        return
    for point in found.holding:
        yield f"{wording.HOLDS_MARK} {plain(point.says)}"
    if found.point and found.failure:
        yield f"{wording.FAILS_MARK} {plain(found.point.says)}"
        yield from (f"  {line}" for line in failure_lines(found.failure))
        if found.turn:
            yield ""
            yield look_at(found.turn)
    else:
        yield wording.RIGHT


def plain(markdown: str) -> str:
    """Return a text without the signs of Markdown."""
    return Sentence("text", markdown).plain


def deed_in_words(deeds: list[str]) -> str:
    """Say what was done last."""
    deed = deeds[-1] if deeds else ""
    verb, _, what = deed.partition(" ")
    if verb == "send":
        return wording.SENDS.format(message=what)
    if verb == "press":
        return wording.PRESSES.format(label=what)
    if verb == "let":
        return wording.ANSWERS.format(model=what.removesuffix(" answer"))
    return wording.RESTARTS if deed else wording.OPENS


def look_at(turn: WrongTurn) -> str:
    """Say what to look at, and which step explains it."""
    return wording.LOOK_AT.format(says=turn.says, step=step_explaining(turn))


def step_explaining(turn: WrongTurn) -> str:
    """Return what the step is called that explains a wrong turn."""
    slug, _, name = turn.step.partition("/")
    lesson = read_lesson(slug)
    number = lesson.places.index(name) + 1
    title = lesson.headings[number - 1]
    return wording.STEP.format(lesson=lesson.title, number=number, title=title)


def failure_lines(failure: Failure) -> Iterator[str]:
    """Yield what was done, what was expected then, and what was seen."""
    *before, _ = failure.deeds or [""]
    for number in range(len(before)):
        yield f"{deed_in_words(before[: number + 1])}."
    deed = deed_in_words(failure.deeds)
    yield f"{wording.RUN.format(deed=deed, run=failure.run)}."
    line = failure.line
    seen = wording.SEEN_AT.format(line=line) if line else wording.SEEN
    for title, lines in ((wording.EXPECTED, failure.expected), (seen, failure.seen)):
        yield title
        yield from (f"  {line}" for line in lines or [wording.NOTHING])
