"""Collects what the lessons say."""

import functools
import re
from dataclasses import dataclass

from lessons.lesson import read_lessons
from lessons.lesson_fields import MISTAKE, RECAP_HEADING, Lesson, Step

RECAP = RECAP_HEADING
SHOWS_MISTAKE = re.compile(rf"{MISTAKE}|.*\b(forg[eo]t|vanish)")


@dataclass(frozen=True)
class Note:
    """What a step says besides its text.

    Attributes:
        line: The line of its snippet that this is about; empty for an exercise.
        text: Its Markdown.
    """

    line: str
    text: str

    @property
    def paragraph(self) -> str:
        """The note as a paragraph of Markdown."""
        return f"`{self.line}`: {self.text}" if self.line else self.text


@dataclass(frozen=True)
class Passage:
    """What one step of a lesson says.

    Attributes:
        slug: The lesson's address.
        lesson: The lesson's title.
        step: The step's number.
        title: The step's heading.
        text: Its Markdown.
        code: Its snippet, mended where it is a mistake; empty where there is none.
        notes: What it says of lines of its snippet, or as an exercise.
        name: The step's name in an address.
    """

    slug: str
    lesson: str
    step: int
    title: str
    text: str
    code: str
    notes: tuple[Note, ...] = ()
    name: str = ""

    @property
    def shows_mistake(self) -> bool:
        """Whether its title says that something goes wrong here."""
        return bool(SHOWS_MISTAKE.match(self.title))

    @property
    def lesson_link(self) -> str:
        """A Markdown link to the lesson; without an address its title alone."""
        return f"[{self.lesson}]({self.slug})" if self.slug else self.lesson

    @property
    def link(self) -> str:
        """A Markdown link that names lesson and step, and leads there.

        It leads there from any page of the app, wherever the app is served. Without
        an address it is the name alone.
        """
        said = f"{self.lesson}, step {self.step}: {self.title}"
        address = f"{self.slug}?step={self.name}"
        return f"[{said}]({address})" if self.slug else said


@functools.cache
def passages() -> tuple[Passage, ...]:
    """Return what all lessons say, step by step, in their order."""
    return tuple(said for lesson in read_lessons() for said in _passages(lesson))


def _passages(lesson: Lesson) -> list[Passage]:
    steps = [
        Passage(
            lesson.slug,
            lesson.title,
            number,
            step.heading,
            step.text,
            (step.mend or step.snippet).read_text("utf-8"),
            _notes(step),
            step.name,
        )
        for number, step in enumerate(lesson.steps, start=1)
    ]
    recap = Passage(
        lesson.slug,
        lesson.title,
        len(lesson.places),
        RECAP,
        "\n\n".join(lesson.recap),
        "",
        (Note("", lesson.exercise),),
        lesson.places[-1],
    )
    return [*steps, recap]


def _notes(step: Step) -> tuple[Note, ...]:
    """Return what a step says of its snippet's lines."""
    lines = [line.strip() for line in step.snippet.read_text("utf-8").splitlines()]
    return tuple(
        Note(next(line for line in lines if piece.strip() in line), text)
        for piece, text in step.notes.items()
    )
