"""What each address of the app is called, and described as, outside of its page.

Browsers show it in their tabs, and whoever is sent a link sees it before they follow
it.
"""

import textwrap
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lessons import wording
from lessons.lesson import (
    read_lesson,
    read_lessons,
    read_welcome,
    read_where_next,
)
from lessons.lesson_fields import RECAP, Lesson
from lessons.page_fields import WHERE_NEXT
from lessons.sentences import sentences_of
from lessons.snippet_files import snippet_path

# Search engines show about this many letters.
LONGEST_DESCRIPTION = 160


class PageHead(NamedTuple):
    """What a page's head says of it.

    Attributes:
        title: What it is called.
        description: What is to be found there, as plain text.
        address: Its one address, seen from the app's own.
        is_step: Whether it is a step or a recap.
    """

    title: str
    description: str
    address: str
    is_step: bool = False


def head_of(page: str, asked: Mapping[str, str]) -> PageHead:
    """Return the head of a page.

    Args:
        page: The last part of its address, as anyone may have written it.
        asked: What the address asks for.

    Raises:
        ContentError: Something is wrong with the content.
    """
    if page == "alone":
        return _alone(asked.get("snippet", ""))
    if page == WHERE_NEXT:
        return _where_next()
    if page not in read_welcome().lessons:
        return _welcome()
    lesson = read_lesson(page)
    place = lesson.place(asked.get("step", ""))
    return _step(lesson, place) if place else _lesson(lesson)


def all_heads() -> Iterator[PageHead]:
    """Yield the heads of the first page, the lessons, their steps and the last page.

    Raises:
        ContentError: Something is wrong with the content.
    """
    yield _welcome()
    for lesson in read_lessons():
        yield _lesson(lesson)
        yield from steps_of(lesson)
    yield _where_next()


def steps_of(lesson: Lesson) -> Iterator[PageHead]:
    """Yield the heads of a lesson's steps and of its recap, in order."""
    for place in lesson.places:
        yield _step(lesson, place)


def _welcome() -> PageHead:
    return PageHead(wording.APP, _first(read_welcome().text), "")


def _where_next() -> PageHead:
    said = read_where_next()
    return PageHead(said.title, _first(said.text), WHERE_NEXT)


def _lesson(lesson: Lesson) -> PageHead:
    promise = wording.PLAIN_PROMISE.format(promise=lesson.promise)
    return PageHead(lesson.title, _first(promise), lesson.slug)


def _step(lesson: Lesson, place: str) -> PageHead:
    index = lesson.places.index(place)
    heading = _plain(lesson.headings[index])
    if place == RECAP:
        title = wording.RECAP_TITLE.format(lesson=lesson.title)
        description = _cut(" ".join(map(_plain, lesson.recap)))
    else:
        title = wording.STEP_TITLE.format(
            lesson=lesson.title, number=index + 1, heading=heading
        )
        description = _first(lesson.steps[index].whole_text)
    address = f"{lesson.slug}?step={place}"
    return PageHead(title, description, address, is_step=True)


def _alone(snippet: str) -> PageHead:
    try:
        path = snippet_path(snippet)
    except LookupError:
        return PageHead(wording.NO_SUCH_SNIPPET, "", "alone")
    lesson = read_lesson(path.parent.name)
    return PageHead(
        wording.ALONE_TITLE.format(file=path.name),
        wording.ALONE_DESCRIPTION.format(file=path.name, lesson=lesson.title),
        f"alone?snippet={snippet}",
    )


def _first(markdown: str) -> str:
    """Return the first sentence of a text, as plain text."""
    return _cut(next(sentences_of(markdown)).plain)


def _plain(markdown: str) -> str:
    return " ".join(said.plain for said in sentences_of(markdown))


def _cut(text: str) -> str:
    return textwrap.shorten(text, LONGEST_DESCRIPTION, placeholder=" …")
