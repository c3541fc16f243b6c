"""What a learner has done: kept in their browser, and shown where it helps.

The server knows nothing of it. Whoever judges something says so in the browser, by an
event at the document, `new CustomEvent("lesson-progress", {detail})`. Its detail has a
`kind` ("prediction", "hunt", "recall" or "check"), an `id`
("<lesson>/<step>/<number from 1>"), and `right`: whether the learner was.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from lessons.lesson import read_lessons
from lessons.lesson_fields import RECAP, Lesson
from lessons.progress import wording
from lessons.sentences import Sentence
from lessons.wording import RECAP_TITLE, STEP_TITLE

FOLDER = Path(__file__).parent


def _component(name: str, root: str, *parts: str) -> Callable[..., object]:
    """Return a component of the files of these parts, whose root is of a class."""
    return st.components.v2.component(
        f"progress_{name}",
        html=f'<div class="{root}"></div>',
        css=(FOLDER / "progress.css").read_text("utf-8"),
        js="\n".join((FOLDER / f"{part}.js").read_text("utf-8") for part in parts),
        isolate_styles=False,
    )


SHARED = ("storage", "elements")
_keeper = _component("keeper", "progress-keeper", *SHARED, "keeper")
_start = _component("start", "progress-start", *SHARED, "start")
_keeping = _component("keeping", "progress-keeping", *SHARED, "keeping")
_of_lesson = _component("of_lesson", "progress-summary", *SHARED, "lesson_summary")
_of_all = _component("of_all", "progress-summary", *SHARED, "whole_summary")


def keep_progress(page: str, step: str) -> None:
    """Let the browser keep that a page was seen, and what is judged in it.

    Args:
        page: The slug of a lesson, or of another page.
        step: The step that the address asks for.
    """
    lessons = {lesson.slug: lesson for lesson in read_lessons()}
    at = ""
    if lesson := lessons.get(page):
        at = _address(lesson, lesson.place(step) or lesson.places[0])
    road = {slug: lesson.places for slug, lesson in lessons.items()}
    _keeper(data=_said(wording.MARKS, at=at, road=road), key="progress_keeper")


def draw_start() -> None:
    """Draw the links that lead to the first lesson, and to where the learner was."""
    _start(data=_said(wording.START, road=_road()), key="progress_start")


def draw_keeping() -> None:
    """Draw how far the learner is, and what exports, imports and clears it."""
    _keeping(data=_said(wording.KEEPING, road=_road()), key="progress_keeping")


def draw_lesson_summary(lesson: Lesson) -> None:
    """Draw what the learner has seen of a lesson, where they were right, and solved."""
    steps = zip(lesson.places, lesson.headings, strict=True)
    road = {_address(lesson, place): _plain(heading) for place, heading in steps}
    exercises = {
        f"check {lesson.slug}/{RECAP}/{number}": _plain(exercise.title)
        for number, exercise in enumerate(lesson.exercises, start=1)
    }
    said = _said(wording.OF_LESSON, road=road, exercises=exercises)
    _of_lesson(data=said, key=f"progress_of_{lesson.slug}")


def draw_whole_summary() -> None:
    """Draw how far the learner has come through all lessons."""
    titles = {lesson.slug: lesson.title for lesson in read_lessons()}
    said = _said(wording.OF_ALL, road=_road(), lessons=titles)
    _of_all(data=said, key="progress_of_all")


def _road() -> dict[str, str]:
    """Return what all steps are called, by their addresses, in their order."""
    road = {}
    for lesson in read_lessons():
        steps = zip(lesson.places, lesson.headings, strict=True)
        for number, (place, heading) in enumerate(steps, start=1):
            title = RECAP_TITLE if place == RECAP else STEP_TITLE
            road[_address(lesson, place)] = title.format(
                lesson=lesson.title, number=number, heading=_plain(heading)
            )
    return road


def _said(words: Mapping[str, str], **data: object) -> str:
    return json.dumps({"words": words, **data})


def _address(lesson: Lesson, place: str) -> str:
    return f"{lesson.slug}?step={place}"


def _plain(heading: str) -> str:
    return Sentence("title", heading).plain
