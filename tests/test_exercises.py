"""Each exercise: its start fails, right programs pass, wrong turns are told apart."""

import functools
from pathlib import Path

import pytest
from lesson_steps import LESSONS
from streamlit.testing.v1.util import patch_config_options

from lessons.exercise_fields import Exercise
from lessons.exercises.driver import screens
from lessons.exercises.judging import Seen, Verdict, judge, talks_of
from lessons.exercises.messages import filled, messages
from lessons.exercises.notice import Screen
from lessons.exercises.report import report
from lessons.provider.provider import BASE_URL, practice_provider

EXERCISES = [exercise for lesson in LESSONS for exercise in lesson.exercises]
RIGHT = Path(__file__).parent / "right_programs"
# Their task is another one's, with another mistake to find.
SAME_TASK = {"echo_bot_3": "echo_bot_2"}
MESSAGES = messages()


@pytest.fixture(autouse=True)
def details(monkeypatch: pytest.MonkeyPatch, quick: None) -> None:
    monkeypatch.setenv(BASE_URL, practice_provider("learner").base_url)


@functools.cache
def shown(script: Path, exercise: str) -> Seen:
    """Return what a script shows, in this process."""
    found = next(one for one in EXERCISES if one.name == exercise)
    seen: Seen = {}
    for talk in talks_of(found):
        provider = practice_provider(f"{script.parent.name}-{script.stem}-{len(seen)}")
        with patch_config_options({"client.showErrorDetails": "full"}):
            told = [*screens(script, filled(talk, MESSAGES), provider.secrets())]
        seen[talk] = [Screen.model_validate(screen) for screen in told]
    return seen


def verdict(exercise: Exercise, script: Path) -> Verdict:
    name = exercise.name
    turns = [shown(turn.script, name) for turn in exercise.wrong_turns]
    solution, app = shown(exercise.solution, name), shown(script, name)
    return judge(exercise, MESSAGES, solution, turns, app)


def each(test: object) -> object:
    return pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)(test)


def test_each_lesson_has_two_exercises_and_three_are_bug_hunts() -> None:
    assert sum(exercise.title.startswith("Bug hunt") for exercise in EXERCISES) == 3
    names = [exercise.name for exercise in EXERCISES]
    for lesson in LESSONS:
        own = [exercise.name for exercise in lesson.exercises]
        assert len(own) >= 2
        assert own == [f"{lesson.slug}_{n}" for n in range(1, len(own) + 1)]
    assert {program.parent.name for program in RIGHT.glob("*/*.py")} == {
        name for name in names if name not in SAME_TASK
    }


@each
def test_the_start_fails_and_is_no_wrong_turn(exercise: Exercise) -> None:
    found = verdict(exercise, exercise.start)
    assert not found.is_right
    assert found.turn is None


@each
def test_right_programs_pass(exercise: Exercise) -> None:
    folder = RIGHT / SAME_TASK.get(exercise.name, exercise.name)
    programs = [exercise.solution, *sorted(folder.glob("*.py"))]
    assert len(programs) >= 3
    for program in programs:
        found = verdict(exercise, program)
        assert found.is_right, "\n".join([program.name, *report(found)])


@each
def test_each_wrong_turn_gets_its_own_sentence(exercise: Exercise) -> None:
    for turn in exercise.wrong_turns:
        assert verdict(exercise, turn.script).turn == turn, turn.script
    assert len({turn.says for turn in exercise.wrong_turns}) == len(
        exercise.wrong_turns
    )


def test_a_hard_coded_answer_fails(tmp_path: Path) -> None:
    [parrot] = [exercise for exercise in EXERCISES if exercise.name == "echo_bot_1"]
    script = tmp_path / "parrot.py"
    code = parrot.solution.read_text("utf-8")
    script.write_text(code.replace("{prompt[::-1]}", "olleh"), "utf-8")
    found = verdict(parrot, script)
    assert next(iter(report(found))) == "✓ Your messages stay."
    assert found.failure
    assert found.failure.run == 2
    assert found.failure.deeds == [f"send {MESSAGES['a']}"]
    assert found.failure.seen[-1] == "assistant: 1. olleh"
    assert messages() != MESSAGES


def test_an_error_is_told_with_its_line(tmp_path: Path) -> None:
    [parrot] = [exercise for exercise in EXERCISES if exercise.name == "echo_bot_1"]
    script = tmp_path / "parrot.py"
    script.write_text("import streamlit as st\n\nst.write(1 / 0)\n", "utf-8")
    said = "\n".join(report(verdict(parrot, script)))
    assert "You open the app (run 1)" in said
    assert "at line 3 of your script" in said
    assert "ZeroDivisionError: division by zero" in said
