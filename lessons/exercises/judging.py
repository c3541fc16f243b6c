"""Compares what a learner's app shows with what the solution shows, point by point.

Nothing here runs a script, and nothing of a verdict is known where one runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lessons.exercise_fields import Exercise, Point, WrongTurn
from lessons.exercises.messages import filled
from lessons.exercises.notice import Lines, Screen, noticed

# The screens of a program after each run, by the deeds that led there.
Talk = tuple[str, ...]
Seen = dict[Talk, list[Screen]]


class Failure(NamedTuple):
    """Where an app first does something else than the solution, of one point.

    Attributes:
        deeds: What was done up to then, the last deed last; none for the opening.
        run: The number of the run.
        expected: What the solution shows.
        seen: What the app shows.
        line: The line of the script where it failed, if it did.
    """

    deeds: list[str]
    run: int
    expected: Lines
    seen: Lines
    line: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What a check has found.

    Attributes:
        holding: The points that hold.
        point: The first that does not, or None.
        failure: How it does not.
        turn: The wrong turn that does the same there, if one does.
    """

    holding: tuple[Point, ...]
    point: Point | None = None
    failure: Failure | None = None
    turn: WrongTurn | None = None

    @property
    def is_right(self) -> bool:
        """Whether all of it holds."""
        return self.point is None


def talks_of(exercise: Exercise) -> list[Talk]:
    """Return what is done in an exercise's check: each list of deeds once."""
    return list(dict.fromkeys(point.deeds for point in exercise.points))


def judge(
    exercise: Exercise,
    said: dict[str, str],
    solution: Seen,
    turns: Sequence[Seen],
    app: Seen,
) -> Verdict:
    """Judge an app by what it shows.

    Args:
        exercise: The exercise.
        said: The messages in the deeds, by their names.
        solution: What its solution shows.
        turns: What each of its wrong turns shows, in their order.
        app: What the learner's app shows.
    """
    expected = _values(exercise, said, solution)
    seen = _values(exercise, said, app)
    failing = [n for n, value in enumerate(seen) if value != expected[n]]
    points = exercise.points
    holding = tuple(point for n, point in enumerate(points) if n not in failing)
    if not failing:
        return Verdict(holding)
    first = failing[0]
    failure = _failure(points[first], said, expected[first], seen[first])
    errors = app[points[first].deeds][failure.run - 1].errors
    failure = failure._replace(line=errors[0][2] if errors else None)
    alike = [
        (sum(a == b for a, b in zip(values, seen, strict=True)), turn)
        for turn, shown in zip(exercise.wrong_turns, turns, strict=True)
        if (values := _values(exercise, said, shown))[first] == seen[first]
    ]
    turn = max(alike, key=lambda pair: pair[0])[1] if alike else None
    return Verdict(holding, points[first], failure, turn)


def _values(exercise: Exercise, said: dict[str, str], seen: Seen) -> list[list[Lines]]:
    """Return what is noticed of each point, run by run."""
    return [
        [
            noticed(point, filled(point.pieces, said), screen)
            for screen in seen[point.deeds]
        ]
        for point in exercise.points
    ]


def _failure(
    point: Point, said: dict[str, str], expected: list[Lines], seen: list[Lines]
) -> Failure:
    pairs = zip(expected, seen, strict=True)
    run = next(n for n, (lines, others) in enumerate(pairs, 1) if lines != others)
    done: list[str] = []
    runs = 1
    for deed in filled(point.deeds, said):
        if runs == run:
            break
        done.append(deed)
        runs += not deed.startswith("let ")
    return Failure(done, run, expected[run - 1], seen[run - 1])
