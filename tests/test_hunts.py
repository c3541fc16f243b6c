"""A mistake's fault is computed; with its mend, the page tells why."""

import re
from pathlib import Path

import pytest
from lesson_app import OpenLesson
from lesson_steps import LESSONS

from lessons.hunt.fault import fault_of, lines_to_click
from lessons.lesson import read_lesson
from lessons.lesson_fields import Step

MISTAKES = [step for lesson in LESSONS for step in lesson.steps if step.mend]
TRY_IT = "**Try it:**"


def step_of(slug: str, name: str) -> Step:
    return next(step for step in read_lesson(slug).steps if step.name == name)


@pytest.mark.parametrize("step", MISTAKES, ids=lambda step: step.name)
def test_a_mistake_can_be_found_and_does_not_give_itself_away(step: Step) -> None:
    assert step.mend
    fault = fault_of(step.snippet, step.mend, step.fault_lines)
    assert {*fault.lines} & {*fault_of(step.snippet, step.mend).lines}
    lines = lines_to_click(step.snippet)
    assert {*fault.lines} < {*lines}
    # Who clicks at random is mostly wrong.
    assert 0 < len(fault.lines) <= len(lines) * 0.4
    seen = f"{step.heading} {step.sees}"
    assert not re.search(r"\blines? \d", seen)
    source = step.snippet.read_text("utf-8").splitlines()
    named = re.findall(r"`([^`]+)`", seen)
    at_fault = "\n".join(source[number - 1] for number in fault.lines)
    assert not [name for name in named if len(name) > 1 and name in at_fault]
    assert TRY_IT in step.sees


@pytest.mark.parametrize(
    ("broken", "mend", "lines", "is_missing"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", [2], False),
        ("a\nb\nc\n", "a\nc\n", [2], False),
        # Comments and gaps are no fault.
        ("a\n\nb\n", "# why\na\nb\nb2\n", [], True),
        ("# why\na\n\nb\n", "a\nx\nb\n", [2, 4], True),
        ("a\nb\n", "x\na\nb\n", [1], True),
        # Where a line was changed, what is missing elsewhere counts as well.
        ("a\nb\nc\nd\n", "a\nx\nb\nc\nD\n", [1, 2, 4], False),
    ],
)
def test_the_fault_is_the_difference_or_what_is_beside_a_gap(
    tmp_path: Path, broken: str, mend: str, lines: list[int], is_missing: bool
) -> None:
    files = tmp_path / "broken.py", tmp_path / "mend.py"
    for file, source in zip(files, (broken, mend), strict=True):
        file.write_text(source)
    fault = fault_of(*files)
    assert (fault.lines, fault.is_missing) == (lines, is_missing)


def test_a_mistake_can_name_its_lines_where_the_difference_misleads() -> None:
    step = step_of("echo_bot", "input_above")
    assert step.mend
    fault = fault_of(step.snippet, step.mend, step.fault_lines)
    assert (fault.lines, fault.is_missing) == ([8, 12], False)


class _Page:
    """What a mistake's page shows."""

    def __init__(self, slug: str, name: str) -> None:
        self.slug, self.step = slug, step_of(slug, name)
        self.lesson = OpenLesson(slug, name)

    @property
    def shows(self) -> dict[str, bool]:
        said = [markdown.value for markdown in self.lesson.app.markdown]
        key = f"version_{self.slug}_{self.step.name}"
        return {
            "what one sees": self.step.sees in said,
            "the reason": self.step.text in said,
            "the versions": key in [radio.key for radio in self.lesson.app.radio],
        }


BEFORE = {"what one sees": True, "the reason": False, "the versions": False}
AFTER = dict.fromkeys(BEFORE, True)


def test_the_reason_comes_with_the_mend_and_stays() -> None:
    page = _Page("echo_bot", "literal_response")
    assert page.shows == BEFORE
    page.lesson.app.query_params["show"] = "mend"
    page.lesson.app.run()
    page.lesson.app.radio(key="version_echo_bot_literal_response").set_value("").run()
    assert page.shows == AFTER
    page.lesson.go_to("echo_bot", "double_dot")
    page.lesson.go_to("echo_bot", "literal_response")
    assert page.shows == AFTER


def test_a_link_to_the_mend_shows_all_at_once() -> None:
    page = _Page("echo_bot", "double_dot")
    page.lesson.app.query_params["show"] = "mend"
    page.lesson.app.run()
    assert page.shows == AFTER
    assert page.lesson.app.radio(key="version_echo_bot_double_dot").value == "mend"
    # And who has seen it is not asked again.
    page.lesson.app.radio(key="version_echo_bot_double_dot").set_value("").run()
    assert page.lesson.app.query_params.get("show") is None
    assert page.shows == AFTER


def test_a_presentation_asks_nothing() -> None:
    page = _Page("echo_bot", "literal_response")
    page.lesson.app.query_params["present"] = "1"
    page.lesson.app.run()
    assert page.shows["the versions"]
    said = [markdown.value for markdown in page.lesson.app.markdown]
    assert page.step.sees.partition(TRY_IT)[2].strip() in "".join(said)
