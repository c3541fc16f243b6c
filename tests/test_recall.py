"""The questions from earlier lessons: what is right, and what each answer is told."""

import itertools

import pytest
from lesson_steps import LESSONS
from streamlit.testing.v1 import AppTest

from lessons.code_panel.loop_parts import loop_parts
from lessons.question_fields import Choice, Order

ASKED = [
    (f"{lesson.slug}-{number}", question)
    for lesson in LESSONS
    for number, question in enumerate(lesson.recall, start=1)
]
CHOICES = [(name, asked) for name, asked in ASKED if isinstance(asked, Choice)]
ORDERS = [asked for _, asked in ASKED if isinstance(asked, Order)]
Transcript = list[tuple[str, str]]


def test_each_lesson_from_the_third_on_asks_two() -> None:
    asked = [len(lesson.recall) for lesson in LESSONS]
    assert asked == [0, 0, *[2] * (len(LESSONS) - 2)]


@pytest.mark.parametrize("name, choice", CHOICES, ids=lambda given: str(given)[:24])
def test_each_answer_has_a_sentence_of_its_own(name: str, choice: Choice) -> None:
    sentences = list(choice.answers.values())
    assert len({*sentences}) == len(sentences)
    assert choice.question.strip().endswith(("?", "."))


def test_the_right_answer_is_not_always_at_the_same_place() -> None:
    places = [list(choice.answers).index(choice.right) for _, choice in CHOICES]
    assert all(places.count(place) <= len(places) / 2 for place in places)


def drawn(script: str) -> Transcript | None:
    """Return what a script has drawn after two messages, or None if it fails."""
    app = AppTest.from_string(script, default_timeout=20).run()
    for message in ("one", "two"):
        if app.exception or not app.chat_input:
            return None
        app.chat_input[0].set_value(message).run()
    if app.exception:
        return None
    return [(said.name, said.markdown[0].value) for said in app.chat_message]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.script.stem)
def test_an_order_is_right_if_it_behaves_as_the_script_does(order: Order) -> None:
    source = order.script.read_text("utf-8")
    lines = source.splitlines()
    parts = {
        name: "\n".join(lines[first - 1 : last])
        for name, first, last in loop_parts(source)
    }
    head = "\n".join(lines[: loop_parts(source)[0].first - 1])
    as_written = drawn(source)
    assert as_written
    for names in itertools.permutations(parts):
        keeps = all(names.index(b.part) < names.index(b.other) for b in order.before)
        if ("replay", "answer") in itertools.pairwise(names):
            # Its lines would be the loop's own, which then never ends.
            assert not keeps
            continue
        script = "\n".join([head, *(parts[name] for name in names)])
        assert (drawn(script) == as_written) == keeps, names
