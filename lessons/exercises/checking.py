"""Checks a learner's script: in a process of its own, which ends with its descendants.

One process drives the solution, then the wrong turns, and the learner's script last,
all with the same messages; what is compared never leaves this one. What is not bounded
on which system, `lessons/exercises/guard.py` says.
"""

import functools
import json
import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from lessons.exercise_fields import Exercise
from lessons.exercises.judging import Seen, Talk, Verdict, judge, talks_of
from lessons.exercises.messages import filled, messages
from lessons.exercises.notice import Screen
from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread
from lessons.snippet_files import DEFAULT_MODEL, asks_provider

FOLDER = Path(__file__).parent
SECONDS, SECONDS_TO_BEGIN, SECONDS_TO_END = 10, 60, 15
SECONDS_BETWEEN_PROGRESS = 0.3
ENDING = '["ended"'
MOST_TOLD = 8 * 1024**2
# What a process needs of the system to begin, Windows included.
KEPT = ("PATH", "SYSTEMROOT", "LANG")
Progress = Callable[[int, int], None]
# A program's number, a talk's, and the screen after one of its runs.
Told = tuple[int, int, Screen]
TOLD, ENDED = TypeAdapter(Told), TypeAdapter(tuple[Literal["ended"], str])


class Stopped(NamedTuple):
    """A learner's script that did not come to its end.

    Attributes:
        why: What it was: "time", "processes", "memory", or "end" if it ended itself.
        deeds: What had been done, the last deed last.
        run: The number of the run that did not end.
    """

    why: str
    deeds: list[str]
    run: int


class CheckError(RuntimeError):
    """The check itself did not work."""


def check(
    exercise: Exercise, source: bytes, name: str, progress: Progress = lambda *_: None
) -> Verdict | Stopped:
    """Check a learner's script.

    Args:
        exercise: The exercise.
        source: The script.
        name: How its file is called.
        progress: Is told how many runs have ended, and of how many, a few times a
            second; what it raises ends the check.

    Returns:
        What was found, or where the script did not come to its end.

    Raises:
        CheckError: The check did not come as far as to the learner's script.
        OSError: No process can be started, or no file written.
    """
    said = messages()
    talks = talks_of(exercise)
    turns = [turn.script for turn in exercise.wrong_turns]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        script = folder / Path(name).name
        script.write_bytes(source)
        job = {
            "programs": [str(path) for path in (exercise.solution, *turns, script)],
            "talks": [filled(talk, said) for talk in talks],
            "secrets": _secrets(exercise),
        }
        (folder / ".job.json").write_text(json.dumps(job), "utf-8")
        told, why = _drive(folder, job, _runs(talks), progress)
    programs = [_seen(told, number, talks) for number in range(len(turns) + 2)]
    if any(_missing(seen) for seen in programs[:-1]):
        raise CheckError(why or "its process ended")
    if missing := _missing(programs[-1]):
        talk, run = missing
        done = filled(talk, said)
        return Stopped(why or "end", _deeds_up_to(done, run), run)
    return judge(exercise, said, programs[0], programs[1:-1], programs[-1])


def _drive(
    folder: Path, job: dict[str, Any], runs: int, progress: Progress
) -> tuple[list[Told], str]:
    """Run the job, and return what is told of it, and why it was ended, if it was."""
    driver = [sys.executable, "-I", "-B", str(FOLDER / "driver.py"), ".job.json"]
    guard = subprocess.Popen(  # noqa: S603, nothing of a learner's is in it.
        [sys.executable, "-I", "-S", str(FOLDER / "guard.py"), *driver],
        cwd=folder,
        env=_environment(folder, job["secrets"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert guard.stdin is not None  # noqa: S101, pipes were asked for.
    assert guard.stdout is not None  # noqa: S101
    lines: queue.Queue[str] = queue.Queue()
    reading = threading.Thread(target=_read, args=(guard.stdout, lines), daemon=True)
    reading.start()
    told: list[Told] = []
    try:
        why = _listen(lines, told, job, (runs, progress))
    finally:
        guard.stdin.close()  # This ends it, with all that it has started.
        try:
            guard.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            guard.kill()
            guard.wait()
        reading.join(SECONDS_TO_END)
    return told, why


def _listen(
    lines: "queue.Queue[str]",
    told: list[Told],
    job: dict[str, Any],
    shown: tuple[int, Progress],
) -> str:
    """Note what is told until it ends, or the time is over; return why it ended."""
    runs, progress = shown
    learners = len(job["programs"]) - 1
    before_learners = runs * learners
    deadline = time.monotonic() + SECONDS_TO_BEGIN
    while True:
        progress(len(told), runs * len(job["programs"]))
        left = max(0, deadline - time.monotonic())
        try:
            line = lines.get(timeout=min(left, SECONDS_BETWEEN_PROGRESS))
        except queue.Empty:
            if time.monotonic() < deadline:
                continue
            return "time"
        if not line:
            return "end"
        try:
            if line.startswith(ENDING):
                return ENDED.validate_json(line)[1] or "end"
            told.append(TOLD.validate_json(line))
        except ValidationError:  # A script has found the way to say something here.
            return "end"
        if len(told) == before_learners:  # From here on it is the learner's time.
            deadline = time.monotonic() + SECONDS


def _read(pipe: IO[bytes], lines: "queue.Queue[str]") -> None:
    """Hand on lines as they come, and an empty one at the end, or of too many."""
    size = 0
    while (line := pipe.readline(MOST_TOLD)) and size < MOST_TOLD:
        size += len(line)
        lines.put(line.decode("utf-8", "replace"))
    lines.put("")
    while pipe.read(MOST_TOLD):
        pass


def _runs(talks: list[Talk]) -> int:
    """Return how many runs of a program some talks make."""
    deeds = [deed for talk in talks for deed in talk if not deed.startswith("let ")]
    return len(talks) + len(deeds)


def _seen(told: list[Told], program: int, talks: list[Talk]) -> Seen:
    """Return the screens of one program, of those that were told."""
    seen: Seen = {talk: [] for talk in talks}
    for number, talk, screen in told:
        if number == program and 0 <= talk < len(talks):
            seen[talks[talk]].append(screen)
    return seen


def _missing(seen: Seen) -> tuple[Talk, int] | None:
    """Return the first talk that lacks a run, and the number of that run."""
    for talk, screens in seen.items():
        if len(screens) != _runs([talk]):
            return talk, len(screens) + 1
    return None


def _deeds_up_to(deeds: list[str], run: int) -> list[str]:
    done: list[str] = []
    for deed in deeds:
        if _runs([tuple(done)]) >= run:
            break
        done.append(deed)
    return done


def _secrets(exercise: Exercise) -> dict[str, str]:
    """Return what a script needs for the practice model, if the exercise asks one."""
    scripts = [exercise.solution, *(turn.script for turn in exercise.wrong_turns)]
    if not any(asks_provider(path) for path in scripts):
        return {}
    return {
        "OPENAI_API_KEY": f"{PRACTICE_KEY}-{secrets.token_hex(8)}",
        "OPENAI_BASE_URL": _practice_url(),
        "OPENAI_MODEL": "practice",
    }


@functools.cache
def _practice_url() -> str:
    """Serve a practice model from this process, on a loopback port."""
    app = create_app(PRACTICE_KEY, DEFAULT_MODEL, 0, with_links=False)
    return start_in_thread(app)


def _environment(folder: Path, given: dict[str, str]) -> dict[str, str]:
    """Return all that the process finds in its environment."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    streamlit = {
        "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    own = {"HOME": str(folder), "USERPROFILE": str(folder), "TMPDIR": str(folder)}
    where = {name: given[name] for name in given if name == "OPENAI_BASE_URL"}
    return {**kept, **own, "MALLOC_ARENA_MAX": "2", **threads, **streamlit, **where}
