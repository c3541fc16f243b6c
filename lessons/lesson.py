"""Reads the lessons from `lessons/content/`, and says what is wrong there.

`python -m lessons.lesson` lists all faults, a sentence each.
"""

import functools
import os
import re
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessons.front_matter import FrontMatterError, read_fields
from lessons.lesson_fields import (
    RECAP,
    WHERE_NEXT,
    Lesson,
    Step,
    Welcome,
    WhereNext,
)
from lessons.snippet_files import CONTENT

LESSON, WELCOME, FOR_RUFF = "lesson.md", "welcome.md", "ruff.toml"
NAME = re.compile(r"[a-z][a-z0-9_]*")
NO_STEPS, NO_LESSONS = {RECAP, "lesson"}, {"welcome", "alone", WHERE_NEXT}
SCRIPT_FIELDS = ("snippet", "mend", "solution")
Stamp = tuple[tuple[str, int], ...]


Read = TypeVar("Read")
Shape = TypeVar("Shape", bound=BaseModel)


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
    for folder in _entries(content):
        if folder.is_dir() and folder.name != WHERE_NEXT:
            faults = [*faults, *_lesson(folder)[1]]
    return faults


def _welcome(content: Path) -> tuple[Welcome | None, list[str]]:
    """Return what the welcome page says, or what is wrong with it."""
    reading = _Reading(content, content)
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
    reading = _Reading(content, content)
    where_next = None
    file = f"{WHERE_NEXT}.md"
    if fields := reading.fields(file, "text"):
        where_next = reading.checked(WhereNext, file, fields)
    if where_next:
        shown = {path for host in where_next.hosts for path in host.files}
        for path in _entries(content / WHERE_NEXT):
            if path not in shown:
                reading.fault(f"{WHERE_NEXT}/{path.name}", "", "Nothing names it.")
    return (None if reading.faults else where_next), reading.faults


def _lesson(folder: Path) -> tuple[Lesson | None, list[str]]:
    """Return a folder's lesson, or what is wrong with it."""
    reading = _Reading(folder, folder.parent)
    lesson = None
    if fields := reading.fields(LESSON, "exercise", slug=folder.name):
        names = reading.names(LESSON, fields, "steps", NO_STEPS)
        steps = []
        for name in dict.fromkeys(names):
            file = f"{name}.md"
            if step := reading.fields(file, "text", name=name):
                steps.append(reading.checked(Step, file, step))
        if names:
            fields["steps"] = [step for step in steps if step]
        lesson = reading.checked(Lesson, LESSON, fields, [*names, RECAP])
        if names:
            reading.look_for_others()
    return (None if reading.faults else lesson), reading.faults


class _Reading:
    """A folder while it is read.

    Attributes:
        faults: What is wrong with it.
        named: The files that it has a use for.
    """

    def __init__(self, folder: Path, content: Path) -> None:
        self.folder, self.content = folder, content
        self.faults: list[str] = []
        self.named: set[str] = set()

    def fault(self, file: str, field: str, said: object) -> None:
        """Note what is wrong with a field of a file, or with all of it."""
        path = (self.folder / file).relative_to(self.content.parents[1]).as_posix()
        self.faults.append(f"{path}{', ' * bool(field)}{field}: {said}")

    def fields(self, file: str, body: str, **others: str) -> dict[str, Any]:
        """Return the fields of a file, or none where it cannot be read."""
        self.named.add(file)
        try:
            fields = read_fields(self.folder / file, body, **others)
        except FrontMatterError as error:
            self.fault(file, "", error)
            return {}
        self.named |= {f"{fields.get(field)}.py" for field in SCRIPT_FIELDS}
        return fields

    def names(
        self, file: str, fields: dict[str, Any], field: str, taken: Collection[str]
    ) -> list[str]:
        """Return the names that are listed in a field."""
        listed = fields.get(field)
        names = [str(name) for name in listed] if isinstance(listed, list) else []
        if listed == []:
            self.fault(file, field, "It is empty.")
        for name in dict.fromkeys(names):
            if not NAME.fullmatch(name) or name in taken:
                self.fault(file, field, f"{name!r} cannot be a name here.")
            if names.count(name) > 1:
                self.fault(file, field, f"{name!r} is there more than once.")
        return names

    def checked(
        self,
        model: type[Shape],
        file: str,
        fields: dict[str, Any],
        places: Collection[str] = (),
    ) -> Shape | None:
        """Return fields in their shape, or None where they do not fit it."""
        context = {"content": self.content, "slug": self.folder.name, "places": places}
        try:
            return model.model_validate(fields, context=context)
        except ValidationError as error:
            for fault in error.errors():
                self.fault(file, _field(fault), _said(fault))
            return None

    def look_for_others(self, known: Collection[str] = ()) -> None:
        """Note each file that nothing names."""
        for entry in _entries(self.folder):
            if entry.name not in self.named | {*known}:
                self.fault(entry.name, "", "Nothing names it.")


def _field(fault: ErrorDetails) -> str:
    """Say which field is at fault, and what in it."""
    field, *within = fault["loc"]
    keys = [key for key in within if isinstance(key, str) and key != "[key]"]
    return " ".join([str(field), *map(repr, keys)])


def _said(fault: ErrorDetails) -> str:
    """Say what is wrong with a field."""
    said = {
        "missing": "It is missing.",
        "extra_forbidden": "There is no field of this name.",
        "string_too_short": "It is empty.",
        "value_error": str(fault.get("ctx", {}).get("error")),
    }
    return said.get(fault["type"], f"{fault['msg']}.")


def _entries(folder: Path) -> list[Path]:
    """Return what authors have put into a folder, sorted."""
    entries = (entry for entry in folder.iterdir() if entry.name != "__pycache__")
    return sorted(entry for entry in entries if not entry.name.startswith("."))


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
def _read_at(read: Callable[[Path], Read], folder: Path, _: Stamp) -> Read:
    return read(folder)


@functools.lru_cache(maxsize=64)
def _stamp(folder: Path, _second: int) -> Stamp:
    """Return the names and the times of change of the files in a folder."""
    with os.scandir(folder) as entries:
        return tuple((entry.name, entry.stat().st_mtime_ns) for entry in entries)


if __name__ == "__main__":
    faults = all_faults()
    print(*faults or ["Nothing is wrong with the content."], sep="\n")
    sys.exit(bool(faults))
