"""A check beside a page: it comes to an end, and few run at once."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lessons.exercises.judging import Verdict
from lessons.exercises.page_check import MOST_AT_ONCE, PageCheck
from lessons.lesson import find_exercise

EXERCISE = find_exercise("first_app_1")
RIGHT = "import streamlit as st\nst.title('Ada')\nst.write('a')\nst.write('b')\n"
ENDLESS = "while True:\n    pass\n"


def begun(source: str) -> PageCheck:
    assert EXERCISE
    return PageCheck(EXERCISE, source, "my_app.py")


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_check_counts_its_runs_and_finds_what_is_right() -> None:
    check = begun(f"{RIGHT}st.write('\ud800')\n")
    wait_until(lambda: check.is_over)
    assert isinstance(check.found, Verdict)
    assert check.found.is_right
    done, of = check.runs
    assert 0 < done <= of


def test_few_run_at_once_and_one_that_nobody_wants_makes_room() -> None:
    first, *others = [begun(ENDLESS) for _ in range(MOST_AT_ONCE)]
    wait_until(lambda: first.runs[0] > 0)
    third = begun(RIGHT)
    wait_until(lambda: third.is_waiting)
    assert not third.is_over
    first.end()
    # Long before the time is over that an endless script has.
    wait_until(lambda: first.is_over, seconds=5)
    assert not first.found
    wait_until(lambda: third.is_over)
    assert third.found
    for other in others:
        other.end()
    wait_until(lambda: all(other.is_over for other in others))


def test_one_that_waits_can_be_ended_too() -> None:
    running = [begun(ENDLESS) for _ in range(MOST_AT_ONCE)]
    last = begun(RIGHT)
    wait_until(lambda: last.is_waiting)
    last.end()
    wait_until(lambda: last.is_over, seconds=2)
    for check in running:
        check.end()
    wait_until(lambda: all(check.is_over for check in running))


def test_why_there_is_no_verdict_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    check = begun(RIGHT)
    wait_until(lambda: check.is_over)
    said = (
        "The check cannot begin: No such file or directory. Try it again in a moment."
    )
    assert check.fault == said
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    broken = tmp_path / "broken.py"
    broken.write_text("import os\nos._exit(1)\n")
    assert EXERCISE
    exercise = EXERCISE.model_copy(update={"solution": broken})
    check = PageCheck(exercise, RIGHT, "my_app.py")
    wait_until(lambda: check.is_over)
    assert check.fault.startswith("The check itself failed, before it came to your app")
