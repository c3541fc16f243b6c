"""Finds every lesson, step and snippet by looking at the folders."""

import runpy
from dataclasses import dataclass
from pathlib import Path

import pytest

from lessons.page import LessonPage
from lessons.snippet_files import snippet_path
from lessons.step import Recap, Step

ROOT = Path(__file__).parent.parent
LESSON_PAGES = sorted(
    path for path in (ROOT / "pages").glob("*.py") if "LessonPage" in path.read_text()
)
# Snippets whose very point is that Python cannot read them.
BROKEN_SYNTAX = {"double_dot"}


@dataclass(frozen=True)
class LessonText:
    """What a lesson's page holds.

    Attributes:
        slug: The lesson's slug.
        steps: Its steps without the last, which is the recap.
        recap: Its recap.
    """

    slug: str
    steps: list[Step]
    recap: Recap


@dataclass(frozen=True)
class ShownSnippet:
    """A snippet, and where in the app it is shown.

    Attributes:
        path: Its file.
        slug: The lesson that shows it.
        step: The number of the step.
        version: "step", or "mend" or "solution" where a click shows it.
    """

    path: Path
    slug: str
    step: int
    version: str

    def __str__(self) -> str:
        return f"{self.slug}-{self.step}-{self.path.stem}"


def read_lesson(page: Path) -> LessonText:
    """Return what a lesson's page holds, by running its script without drawing."""
    read: list[LessonText] = []

    def finish(self: LessonPage, recap: Recap) -> None:
        read.append(LessonText(self.lesson.slug, self.steps, recap))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LessonPage, "finish", finish)
        runpy.run_path(str(page))
    return read[0]


def shown_snippets(lesson: LessonText) -> list[ShownSnippet]:
    """Return each snippet of a lesson with its places, in their order."""

    def shown(snippet: str, step: int, version: str) -> ShownSnippet:
        path = snippet_path(f"{lesson.slug}/{snippet}")
        return ShownSnippet(path, lesson.slug, step, version)

    snippets: list[ShownSnippet] = []
    for number, step in enumerate(lesson.steps, start=1):
        snippets.append(shown(step.snippet, number, "step"))
        if step.mend:
            snippets.append(shown(step.mend, number, "mend"))
    last = len(lesson.steps) + 1
    return [*snippets, shown(lesson.recap.solution, last, "solution")]


LESSONS = [read_lesson(page) for page in LESSON_PAGES]
SHOWN = [snippet for lesson in LESSONS for snippet in shown_snippets(lesson)]
