"""What learners ask is answered from the right lesson, and nothing else is."""

import re

import pytest
from questions import (
    ANSWERED,
    ANSWERED_UNSEEN,
    NOT_ANSWERED,
    NOT_ANSWERED_UNSEEN,
    NOT_QUOTED,
    QUOTED,
)
from talking import user

from lessons.practice.answer import answer
from lessons.practice.lesson_index import Passage, passages
from lessons.practice.prompt import Prompt
from lessons.practice.search import LessonSearch

LESSONS = LessonSearch(passages())
LINK = re.compile(r"\]\((\w+)\?step=(\w+)\)")


def say(question: str) -> str:
    return answer(Prompt("practice", [user(question)]), LESSONS)


def place(question: str) -> Passage | None:
    """Return the step that an answer is drawn from."""
    link = LINK.search(say(question))
    if not link:
        return None
    return next(p for p in passages() if (p.slug, p.name) == (link[1], link[2]))


def is_right(found: Passage, right: str) -> bool:
    for one in right.split():
        slug, _, title = one.partition(":")
        if found.slug == slug and title.lower() in found.title.lower():
            return True
    return False


@pytest.mark.parametrize(("question", "right"), (ANSWERED | ANSWERED_UNSEEN).items())
def test_a_question_is_answered_from_its_lesson(question: str, right: str) -> None:
    found = place(question)
    assert found is not None, "It was not answered."
    assert is_right(found, right), found.link


@pytest.mark.parametrize(("question", "useful"), QUOTED.items())
def test_what_is_quoted_answers_the_question(question: str, useful: list[str]) -> None:
    said = " ".join(say(question).replace("\n> ", " ").split())
    assert [part for part in useful if part not in said] == [], said


@pytest.mark.parametrize(("question", "useless"), NOT_QUOTED.items())
def test_what_is_no_answer_is_not_quoted(question: str, useless: str) -> None:
    assert useless not in say(question)


@pytest.mark.parametrize("question", NOT_ANSWERED + NOT_ANSWERED_UNSEEN)
def test_what_no_lesson_answers_is_not_answered_from_one(question: str) -> None:
    found = place(question)
    assert found is None, found.link
