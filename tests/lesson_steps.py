"""Finds every lesson, step and snippet by reading the lessons."""

from dataclasses import dataclass
from pathlib import Path

from lessons.lesson import read_lessons
from lessons.lesson_fields import RECAP, Lesson

ROOT = Path(__file__).parent.parent
# Snippets whose very point is that Python cannot read them.
BROKEN_SYNTAX = {"double_dot"}
LESSONS = read_lessons()


@dataclass(frozen=True)
class ShownSnippet:
    """A snippet, and where in the app it is shown.

    Attributes:
        path: Its file.
        slug: The lesson that shows it.
        step: The step's name.
        version: "step", or as the address says it where a click shows it: "mend", or
            "solution" for the lesson's first exercise and its name for another.
    """

    path: Path
    slug: str
    step: str
    version: str

    def __str__(self) -> str:
        return f"{self.slug}-{self.step}-{self.path.stem}"


def shown_snippets(lesson: Lesson) -> list[ShownSnippet]:
    """Return each snippet of a lesson with its places, in their order."""
    snippets: list[ShownSnippet] = []
    for step in lesson.steps:
        snippets.append(ShownSnippet(step.snippet, lesson.slug, step.name, "step"))
        if step.mend:
            snippets.append(ShownSnippet(step.mend, lesson.slug, step.name, "mend"))
    known = {shown.path for shown in snippets}
    for exercise in lesson.exercises:
        if exercise.solution not in known:
            solves = "solution" if exercise == lesson.exercises[0] else exercise.name
            where = (lesson.slug, RECAP, solves)
            snippets.append(ShownSnippet(exercise.solution, *where))
    return snippets


SHOWN = [snippet for lesson in LESSONS for snippet in shown_snippets(lesson)]
