"""Takes the lessons apart: sentences and lines of code, and where each stands."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from lessons.lesson_fields import RECAP, RECAP_HEADING, Lesson, Step
from lessons.snippet_files import file_name

Kind = Literal["title", "text", "note", "code", "file"]

TASK = "**Try it:**"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(r"\*\*|`|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")


class Sentence(NamedTuple):
    """A sentence of a step, a line of its code, or the name of its file.

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
        if self.is_code:
            return self.markdown
        return EMPHASIS.sub("", LINK.sub(r"\1", self.markdown))

    @property
    def is_code(self) -> bool:
        """Whether it is to be shown as code."""
        return self.kind in ("code", "file")

    @property
    def is_task(self) -> bool:
        """Whether it says what to do on the page."""
        return self.markdown.startswith(TASK)


class Place(NamedTuple):
    """A step, a lesson's recap, or a part of another page, and what it says.

    Attributes:
        page: The address of its page.
        page_title: The page's title.
        name: The step or recap, as the address names it, if it is of a lesson.
        number: Its number in the lesson, or 0.
        title: Its heading.
        sentences: What it says, first of all its heading.
        is_mistake: Whether its code is broken on purpose.
    """

    page: str
    page_title: str
    name: str
    number: int
    title: str
    sentences: tuple[Sentence, ...]
    is_mistake: bool = False

    @property
    def address(self) -> str:
        """Where it is, seen from any page of the app."""
        return f"{self.page}?step={self.name}" if self.name else self.page

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
        at = lesson.slug, lesson.title, step.name, number, step.heading
        yield Place(*at, said, is_mistake=bool(step.mend))
    at = lesson.slug, lesson.title, RECAP, len(lesson.places), RECAP_HEADING
    yield Place(*at, tuple(_recapped(lesson)))


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
    yield Sentence("file", file_name(script), shown)
    for number, line in enumerate(script.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield Sentence("code", line.strip(), f"{shown}&lines={number}")
