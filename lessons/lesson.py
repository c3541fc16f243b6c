"""Reads the lessons from `lessons/content/`, and says what is wrong there.

`python -m lessons.lesson` lists all faults, a sentence each.
"""

import functools
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lessons.content_folder import NOT_NAMED, Reading, entries_of
from lessons.exercise_fields import EXERCISES, TASK, Exercise
from lessons.lesson_fields import RECAP, Lesson, Step
from lessons.page_fields import WHERE_NEXT, Welcome, WhereNext
from lessons.snippet_files import CONTENT

LESSON, WELCOME, FOR_RUFF = "lesson.md", "welcome.md", "ruff.toml"
NO_STEPS, NO_LESSONS = {RECAP, "lesson", EXERCISES}, {"welcome", "alone", WHERE_NEXT}
Read = TypeVar("Read")


class ContentError(ValueError):
    """Something is wrong with the content; the message has a line for each fault."""


def read_lessons(content: Path = CONTENT) -> tuple[Lesson, ...]:
    """Return the lessons, in the order in which they are learned.

    Raises:
        ContentError: Something is wrong with them.
    """
    return tuple(read_lesson(slug, content) for slug in read_welcome(content).lessons)


def read_lesson(slug: str, content: Path = CONTENT) -> Lesson:
    """Return a lesson, as its files were a second ago or later.

    Args:
        slug: The lesson's slug.
        content: The folder of all content.

    Raises:
        ContentError: Something is wrong with it.
    """
    lesson, faults = kept(_lesson, content / slug)
    if not lesson:
        raise ContentError("\n".join(faults))
    return lesson


def read_welcome(content: Path = CONTENT) -> Welcome:
    """Return what the welcome page says, which names all lessons.

    Raises:
        ContentError: Something is wrong with it.
    """
    welcome, faults = kept(_welcome, content)
    if not welcome:
        raise ContentError("\n".join(faults))
    return welcome


def read_where_next(content: Path = CONTENT) -> WhereNext:
    """Return what the last page says.

    Raises:
        ContentError: Something is wrong with it.
    """
    where_next, faults = kept(_where_next, content)
    if not where_next:
        raise ContentError("\n".join(faults))
    return where_next


def lesson_after(lesson: Lesson) -> Lesson | None:
    """Return the lesson that follows, or None after the last."""
    slugs = read_welcome().lessons
    later = slugs[slugs.index(lesson.slug) + 1 :]
    return read_lesson(later[0]) if later else None


def find_exercise(name: str) -> Exercise | None:
    """Return the exercise of a name, or None."""
    exercises = (exercise for lesson in read_lessons() for exercise in lesson.exercises)
    return next((found for found in exercises if found.name == name), None)


def taught(lesson: Lesson, index: int) -> set[str]:
    """Return what the steps up to one of a lesson teach the learner to read.

    Args:
        lesson: The lesson.
        index: The index of its step or recap.
    """
    lessons = read_lessons()
    before = [
        step for other in lessons[: lessons.index(lesson)] for step in other.steps
    ]
    steps = [*before, *lesson.steps[: index + 1]]
    return {step.teaches for step in steps if step.teaches}


def all_faults(content: Path = CONTENT) -> list[str]:
    """Return what is wrong with the content: sentences that name file and field."""
    faults = [*_welcome(content)[1], *_where_next(content)[1]]
    for folder in entries_of(content):
        if folder.is_dir() and folder.name != WHERE_NEXT:
            faults = [*faults, *_lesson(folder)[1]]
    return faults


def _welcome(content: Path) -> tuple[Welcome | None, list[str]]:
    """Return what the welcome page says, or what is wrong with it."""
    reading = Reading(content, content)
    welcome = None
    if fields := reading.fields(WELCOME, "text"):
        slugs = reading.names(WELCOME, fields, "lessons", NO_LESSONS)
        for slug in slugs:
            if not (content / slug).is_dir():
                reading.fault(WELCOME, "lessons", f"There is no folder {slug!r}.")
        welcome = reading.checked(Welcome, WELCOME, fields)
        known = {FOR_RUFF, f"{WHERE_NEXT}.md", WHERE_NEXT, *slugs}
        reading.look_for_others(known)
    return (None if reading.faults else welcome), reading.faults


def _where_next(content: Path) -> tuple[WhereNext | None, list[str]]:
    """Return what the last page says, or what is wrong with it."""
    reading = Reading(content, content)
    where_next = None
    file = f"{WHERE_NEXT}.md"
    if fields := reading.fields(file, "text"):
        where_next = reading.checked(WhereNext, file, fields)
    if where_next:
        shown = {path for host in where_next.hosts for path in host.files}
        for path in entries_of(content / WHERE_NEXT):
            if path not in shown:
                reading.fault(f"{WHERE_NEXT}/{path.name}", "", NOT_NAMED)
    return (None if reading.faults else where_next), reading.faults


def _lesson(folder: Path) -> tuple[Lesson | None, list[str]]:
    """Return a folder's lesson, or what is wrong with it."""
    reading = Reading(folder, folder.parent)
    lesson = None
    if fields := reading.fields(LESSON, "text", slug=folder.name):
        names = reading.names(LESSON, fields, "steps", NO_STEPS)
        steps = []
        for name in dict.fromkeys(names):
            file = f"{name}.md"
            if step := reading.fields(file, "text", name=name):
                steps.append(reading.checked(Step, file, step))
        if names:
            fields["steps"] = [step for step in steps if step]
        if tasks := reading.names(LESSON, fields, EXERCISES, NO_STEPS):
            exercises = [_exercise(folder / EXERCISES / n, reading) for n in tasks]
            fields[EXERCISES] = [exercise for exercise in exercises if exercise]
        lesson = reading.checked(Lesson, LESSON, fields, [*names, RECAP])
        if names and tasks:
            reading.look_for_others({EXERCISES})
            for entry in entries_of(folder / EXERCISES):
                if entry.name not in tasks:
                    reading.fault(f"{EXERCISES}/{entry.name}", "", NOT_NAMED)
    return (None if reading.faults else lesson), reading.faults


def _exercise(folder: Path, lesson: Reading) -> Exercise | None:
    """Return a folder's exercise, or None and note in its lesson what is wrong."""
    reading = Reading(folder, lesson.content)
    exercise = None
    if fields := reading.fields(TASK, "task", name=folder.name):
        turns = fields.get("wrong_turns")
        for turn in turns if isinstance(turns, list) else ():
            if isinstance(turn, dict):
                reading.named.add(f"{turn.get('script')}.py")
        # Its page runs the solution, which is therefore one of the lesson's snippets.
        if solution := fields.get("solution"):
            lesson.named.add(f"{solution}.py")
            is_bare = "/" not in str(solution)
            fields["solution"] = f"{lesson.slug}/{solution}" if is_bare else solution
        exercise = reading.checked(Exercise, TASK, fields, slug=lesson.slug)
        reading.look_for_others()
    lesson.faults += reading.faults
    return exercise


def kept(read: Callable[[Path], Read], folder: Path) -> Read:
    """Read a folder, or return what was read if no file has changed since.

    Args:
        read: What reads it.
        folder: The folder.

    A page asks for every lesson on each rerun: to look for changes costs a
    millisecond then, so it is done once a second for all.
    """
    found: Read = _read_at(read, folder, _stamp(folder, int(time.monotonic())))
    return found


@functools.lru_cache(maxsize=64)
def _read_at(read: Callable[[Path], Read], folder: Path, _: int) -> Read:
    return read(folder)


@functools.lru_cache(maxsize=64)
def _stamp(folder: Path, _second: int) -> int:
    """Return a number of the paths and times of change of all files below a folder."""
    return hash(
        tuple(
            (path, os.stat(path).st_mtime_ns)  # noqa: PTH116, it is done often.
            for place, _, names in os.walk(folder)
            for path in (os.path.join(place, name) for name in names)  # noqa: PTH118
        )
    )


if __name__ == "__main__":
    faults = all_faults()
    print(*faults or ["Nothing is wrong with the content."], sep="\n")
    sys.exit(bool(faults))
