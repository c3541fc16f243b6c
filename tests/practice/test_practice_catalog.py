"""Asked about the lessons, the practice model tells what their catalog says."""

from dataclasses import replace

import pytest
from talking import user

from lessons.lesson import read_lesson, read_lessons
from lessons.practice.answer import answer
from lessons.practice.lesson_index import passages
from lessons.practice.prompt import Prompt
from lessons.practice.search import LessonSearch

CATALOG = read_lessons()
LESSONS = LessonSearch(passages())
ALONE = LessonSearch([replace(passage, slug="") for passage in passages()])


def say(question: str, lessons: LessonSearch = LESSONS, wish: str | None = None) -> str:
    return answer(Prompt("practice", [user(question)], wish), lessons)


@pytest.mark.parametrize(
    "question",
    [
        "list the lessons",
        "What can I learn here?",
        "which lessons are there",
        "how many lessons are there?",
        "what is this tutorial about?",
    ],
)
def test_it_lists_the_lessons(question: str) -> None:
    said = say(question)
    assert "not an AI" in said
    for number, lesson in enumerate(CATALOG, start=1):
        assert f"{number}. [{lesson.title}]({lesson.slug})" in said
        assert lesson.promise in said


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("What is lesson 3 about?", CATALOG[2].slug),
        ("what does the third lesson teach", CATALOG[2].slug),
        ("what is lesson one about", CATALOG[0].slug),
        ("lesson 2", CATALOG[1].slug),
        ("what is the last lesson about?", CATALOG[-1].slug),
        ("which lesson teaches history?", "history"),
        ("what is the echo bot lesson about", "echo_bot"),
        ("Which lesson is about streaming?", "streaming"),
        ("in which lesson do i learn about avatars", "chat_message"),
        ("which lesson shows st.secrets", "chatgpt_clone"),
    ],
)
def test_it_tells_of_the_lesson_that_is_asked_for(question: str, slug: str) -> None:
    lesson = read_lesson(slug)
    for said in (say(question), say(question, wish="Be brief.")):
        assert f"[{lesson.title}]({slug})" in said
        assert f"{lesson.minutes} minutes" in said
        assert lesson.promise in said
        others = [other for other in CATALOG if other != lesson]
        assert not [other.title for other in others if other.promise in said]


def test_without_addresses_it_names_the_lessons_without_links() -> None:
    for question in ("list the lessons", "what is lesson 3 about?"):
        assert "History" in say(question, ALONE)
        assert "](" not in say(question, ALONE)


@pytest.mark.parametrize(
    "question",
    [
        "which lesson teaches cooking",
        "what is lesson 99 about",
        "what is lesson 0 about",
        "I learned my lesson",
        "that was a good lesson",
    ],
)
def test_what_no_lesson_is_about_is_echoed(question: str) -> None:
    assert "only echo" in say(question)
