"""Takes the lessons apart: sentences and lines of code, and where each stands."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from lessons.lesson_fields import RECAP_HEADING, Lesson, Step

Kind = Literal["title", "text", "note", "code"]

TASK = "**Try it:**"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(r"\*\*|`|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")


class Sentence(NamedTuple):
    """A sentence of a step, or a line of its code.

    Attributes:
        kind: What it is.
        markdown: It, as the lesson has it.
        shown: How the step's address goes on to show it.
    """

    kind: Kind
    markdown: str
    shown: str = ""

    @property
    def plain(self) -> str:
        """The sentence without the signs of Markdown."""
        if self.kind == "code":
            return self.markdown
        return EMPHASIS.sub("", LINK.sub(r"\1", self.markdown))

    @property
    def is_task(self) -> bool:
        """Whether it says what to do on the page."""
        return self.markdown.startswith(TASK)


class Place(NamedTuple):
    """A step, or a lesson's recap, and what it says."""

    lesson: Lesson
    name: str
    number: int
    title: str
    sentences: tuple[Sentence, ...]

    def all_of(self, kind: Kind) -> list[str]:
        """Return all sentences of a kind, as plain text."""
        return [said.plain for said in self.sentences if said.kind == kind]


def all_places(lessons: Iterable[Lesson]) -> list[Place]:
    """Return what the lessons say, in their order."""
    lessons = list(lessons)
    taught = {step.snippet for lesson in lessons for step in lesson.steps}
    return [place for lesson in lessons for place in _places(lesson, taught)]


def _places(lesson: Lesson, taught: set[Path]) -> Iterator[Place]:
    for number, step in enumerate(lesson.steps, start=1):
        said = tuple(_said(step, taught))
        yield Place(lesson, step.name, number, step.heading, said)
    *_, recap = lesson.places
    yield Place(
        lesson, recap, len(lesson.places), RECAP_HEADING, tuple(_recapped(lesson))
    )


def _said(step: Step, taught: set[Path]) -> Iterator[Sentence]:
    yield Sentence("title", step.heading)
    yield from sentences_of(step.whole_text)
    code = step.snippet.read_text("utf-8")
    for piece, note in step.notes.items():
        line = code[: code.index(piece)].count("\n") + 1
        for said in sentences_of(note):
            yield said._replace(kind="note", shown=f"&lines={line}")
    for command in "\n".join(step.commands.values()).splitlines():
        yield Sentence("code", command)
    yield from _lines(step.snippet, "")
    # Most mends are the snippet of another step, and found there.
    if step.mend and step.mend not in taught:
        yield from _lines(step.mend, "&show=mend")


def _recapped(lesson: Lesson) -> Iterator[Sentence]:
    yield Sentence("title", lesson.title)
    yield Sentence("text", f"You will be able to {lesson.promise}.")
    tasks = (exercise.task for exercise in lesson.exercises)
    for text in (*lesson.recap, *tasks):
        yield from sentences_of(text)


def sentences_of(markdown: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in Markdown."""
    for paragraph in markdown.split("\n\n"):
        start = f"{TASK} " if paragraph.startswith(TASK) else ""
        for sentence in SENTENCE_END.split(paragraph.removeprefix(start)):
            yield Sentence("text", start + sentence.strip())


def _lines(script: Path, shown: str) -> Iterator[Sentence]:
    for number, line in enumerate(script.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield Sentence("code", line.strip(), f"{shown}&lines={number}")
