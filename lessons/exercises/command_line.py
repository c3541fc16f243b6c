"""The exercises in one's own editor: `python -m lessons list`, `start` and `check`."""

import argparse
import difflib
import os
import sys
import time
from pathlib import Path

from lessons.exercise_fields import Exercise
from lessons.exercises import wording
from lessons.exercises.checking import CheckError, check
from lessons.exercises.judging import Verdict
from lessons.exercises.report import plain, report
from lessons.lesson import ContentError, find_exercise, read_lessons

RIGHT, WRONG, WRONG_USE = 0, 1, 2
LOOK_SECONDS = 0.3
GREEN, RED, GREY, AS_BEFORE = "\x1b[32m", "\x1b[31m", "\x1b[90m", "\x1b[0m"


def main(arguments: list[str]) -> int:
    """Do what a command line asks for.

    Args:
        arguments: The command line, without the program.

    Returns:
        The exit code: 0 if all is right, 1 if an app is not, 2 for wrong use.
    """
    asked = _parser().parse_args(arguments)
    try:
        return _do(asked)
    except ContentError as error:
        return _complain(wording.CONTENT_FAULTS.format(faults=error))
    except KeyboardInterrupt:
        return WRONG
    except BrokenPipeError:  # Whoever reads it wants no more, such as `head`.
        # Else Python complains at its end, when it writes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG


def _do(asked: argparse.Namespace) -> int:
    if asked.command == "list":
        return _list()
    exercise = find_exercise(asked.exercise)
    if not exercise:
        return _complain(_unknown(asked.exercise))
    if asked.command == "start":
        return _start(exercise, Path(asked.file or f"{exercise.name}.py"))
    return _check(exercise, Path(asked.file), asked.watch)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m lessons", description=wording.DESCRIPTION
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help=wording.LIST_HELP)
    start = commands.add_parser("start", help=wording.START_HELP)
    start.add_argument("exercise", help=wording.NAME_HELP)
    start.add_argument("file", nargs="?", help=wording.FILE_HELP)
    checked = commands.add_parser("check", help=wording.CHECK_HELP)
    checked.add_argument("exercise", help=wording.NAME_HELP)
    checked.add_argument("file", help=wording.FILE_HELP)
    checked.add_argument("--watch", action="store_true", help=wording.WATCH_HELP)
    return parser


def _list() -> int:
    width = max(len(name) for name in _names())
    for lesson in read_lessons():
        _say(wording.LESSON_LINE.format(title=lesson.title))
        for exercise in lesson.exercises:
            name = exercise.name.ljust(width)
            _say(wording.EXERCISE_LINE.format(name=name, title=exercise.title))
    return RIGHT


def _start(exercise: Exercise, file: Path) -> int:
    try:
        with file.open("xb") as new:  # Never over a file that is there.
            new.write(exercise.start.read_bytes())
    except FileExistsError:
        return _complain(wording.IS_THERE.format(file=file))
    except OSError as error:
        why = error.strerror or error
        return _complain(wording.CANNOT_WRITE.format(file=file, why=why))
    _say(plain(exercise.task))
    _say("")
    _say(wording.STARTED.format(file=file))
    for point in exercise.points:
        _say(f"- {plain(point.says)}")
    _say("")
    quoted = f'"{file}"' if " " in str(file) else file
    _say(wording.THEN_CHECK.format(name=exercise.name, file=quoted))
    return RIGHT


def _check(exercise: Exercise, file: Path, watch: bool) -> int:
    checked = _changed(file)
    code = _check_once(exercise, file)
    while watch and code != WRONG_USE:
        _say(wording.WATCHING.format(file=file))
        while _changed(file) in (checked, None):
            time.sleep(LOOK_SECONDS)
        checked = _changed(file)
        code = _check_once(exercise, file)
    return code


def _changed(file: Path) -> tuple[int, int] | None:
    """Return what changes when a file does; None while an editor replaces it."""
    try:
        now = file.stat()
    except FileNotFoundError:
        return None
    return now.st_mtime_ns, now.st_size


def _check_once(exercise: Exercise, file: Path) -> int:
    try:
        source = file.read_bytes()
    except FileNotFoundError:
        return _complain(wording.NO_FILE.format(file=file))
    except OSError as error:
        why = error.strerror or error
        return _complain(wording.CANNOT_READ.format(file=file, why=why))
    _say(wording.CHECKING.format(file=file))
    try:
        found = check(exercise, source, file.name)
    except CheckError as error:
        return _complain(wording.NO_CHECK.format(said=error))
    except OSError as error:
        why = error.strerror or error
        return _complain(wording.CANNOT_BEGIN.format(why=why))
    for line in report(found):
        _say(line)
    is_right = isinstance(found, Verdict) and found.is_right
    return RIGHT if is_right else WRONG


def _names() -> list[str]:
    return [e.name for lesson in read_lessons() for e in lesson.exercises]


def _unknown(name: str) -> str:
    said = wording.UNKNOWN.format(name=name)
    if near := difflib.get_close_matches(name, _names(), n=1):
        said += wording.NEAREST.format(nearest=near[0])
    return said + wording.SEE_LIST


def _say(line: str) -> None:
    """Print a line, in a colour where it holds or fails, and the terminal has some."""
    has_colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    colours = {wording.HOLDS_MARK: GREEN, wording.FAILS_MARK: RED, " ": GREY}
    colour = colours.get(line[:1], "") if has_colours else ""
    text = f"{colour}{line}{AS_BEFORE}" if colour else line
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def _complain(line: str) -> int:
    print(line, file=sys.stderr)
    return WRONG_USE
