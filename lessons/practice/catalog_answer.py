"""Answers questions about the lessons as such: which there are, and what of."""

import re

from lessons.lesson import read_lessons
from lessons.lesson_fields import Lesson
from lessons.practice.conversation import normal
from lessons.practice.everyday import telling_words
from lessons.practice.manner import Manner
from lessons.practice.memory import ORDINALS
from lessons.practice.search import LessonSearch

LIST = re.compile(
    r"\b(list|show|name|what are|which are)\b.{0,20}\blessons\b"
    r"|\b(what|which|how many) lessons\b"
    r"|\bwhat (can|could|will|do) i learn\b( here| from this)?"
    r"|\bwhat (is|s) this (tutorial|app|course|page) (about|for)\b"
)
NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)
NUMBERED = re.compile(
    rf"\blesson (?:number )?(\d\d?|{'|'.join(NUMBERS)})\b"
    rf"|\b({'|'.join(ORDINALS)}|last) lesson\b"
)
ABOUT = re.compile(r"\b(about|teach(es)?|learn|what is|what s|show me)\b|^lesson \w+$")
WHICH = re.compile(
    r"\b(which|what) lesson\b|\bwhat (is|does) the .{1,40} lesson (about|teach)\b"
    r"|\bin which lesson\b|\blesson (on|about)\b"
)


def ask_catalog(question: str, lessons: LessonSearch, how: Manner) -> str | None:
    """Answer a question about the lessons themselves.

    Args:
        question: What the user said.
        lessons: What the lessons say.
        how: Who the model is to be, and how brief.

    Returns:
        Markdown, or None if this is a question of another kind.
    """
    asked = normal(question)
    links = {passage.lesson: passage.lesson_link for passage in lessons.passages}
    if LIST.search(asked):
        if how.is_brief:
            return f"The lessons are {', '.join(links.values())}."
        lines = [
            f"{number}. {_described(lesson, links)}"
            for number, lesson in enumerate(read_lessons(), start=1)
        ]
        return "\n".join([f"I am {how.who}. These are the lessons:", "", *lines])
    lesson = None
    if (numbered := NUMBERED.search(asked)) and ABOUT.search(asked):
        lesson = _numbered(numbered[1] or numbered[2])
    elif WHICH.search(asked):
        lesson = _about(question, lessons)
    if not lesson:
        return None
    said = _described(lesson, links)
    return said if how.is_brief else f"I am {how.who}. {said}"


def _described(lesson: Lesson, links: dict[str, str]) -> str:
    name = links.get(lesson.title, lesson.title)
    return f"{name} ({lesson.minutes} minutes): afterwards you can {lesson.promise}."


def _numbered(place: str) -> Lesson | None:
    """Return the lesson in a place, such as "3", "three", "third" or "last"."""
    lessons = read_lessons()
    if place == "last":
        return lessons[-1]
    for words in (NUMBERS, ORDINALS):
        if place in words:
            place = str(words.index(place) + 1)
    index = int(place) - 1
    return lessons[index] if 0 <= index < len(lessons) else None


def _about(question: str, lessons: LessonSearch) -> Lesson | None:
    """Return the lesson whose title is said, or else that of the step found."""
    said = f" {' '.join(telling_words(question))} "
    known = read_lessons()
    for lesson in known:
        if f" {' '.join(telling_words(lesson.title))} " in said:
            return lesson
    found = lessons.find(question)
    titles = {lesson.title: lesson for lesson in known}
    return titles.get(found.best.lesson) if found else None
