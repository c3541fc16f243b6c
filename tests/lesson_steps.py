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
        version: "step", or "mend" or "solution" where a click shows it.
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
    solution = ShownSnippet(lesson.solution, lesson.slug, RECAP, "solution")
    return [*snippets, solution]


SHOWN = [snippet for lesson in LESSONS for snippet in shown_snippets(lesson)]
