"""What a learner is asked to predict has an answer, and one worth asking for."""

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from lesson_app import OpenLesson, open_snippet
from lesson_steps import LESSONS
from panes import OpenScript
from streamlit.testing.v1 import AppTest
from traced_lines import traced_lines

from lessons.lesson_fields import Step
from lessons.live.marks import statement_lines
from lessons.question_fields import Prediction

pytestmark = pytest.mark.usefixtures("quick")
# One lesson shows how apps are started, and has no more to predict.
AT_LEAST = {"first_app": 1}
NUMBERS = {
    "first_app/change_a_line/1": 1,
    "chat_message/two_speakers/1": 2,
    "chat_message/names_and_avatars/1": 5,
    "chat_input/vanishing_reply/1": 2,
    "history/plain_list/1": 1,
    "history/session_state/2": 0,
    "echo_bot/full_loop/2": 4,
    "streaming/write_stream/1": 1,
    "chatgpt_clone/full_app/1": 6,
    "provider_fails/keep_what_came/1": 2,
}


@dataclass(frozen=True)
class Asked:
    """A prediction, and where it is asked."""

    slug: str
    step: Step
    number: int
    prediction: Prediction

    def __str__(self) -> str:
        return f"{self.slug}/{self.step.name}/{self.number}"


ASKED = [
    Asked(lesson.slug, step, number, prediction)
    for lesson in LESSONS
    for step in lesson.steps
    for number, prediction in enumerate(step.predictions, start=1)
]
# Nothing interrupts a run of AppTest: tests/browser/test_prediction_card.py does.
DRIVEN = [asked for asked in ASKED if asked.prediction.deed != "interrupt"]


def test_each_lesson_asks_for_predictions() -> None:
    for lesson in LESSONS:
        count = sum(asked.slug == lesson.slug for asked in ASKED)
        assert count >= AT_LEAST.get(lesson.slug, 2), lesson.slug


class Tried:
    """A script with which one does what a prediction asks for, and what it did.

    Attributes:
        lines: The lines that ran, before the deed and with it.
        texts: The texts on the screen, likewise.
    """

    script: OpenScript

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.prediction = asked.prediction
        self.prepare()
        self.lines, self.texts = [self.lines_now()], [self.texts_now()]
        self.do()
        self.lines.append(self.lines_now())
        self.texts.append(self.texts_now())

    @property
    def app(self) -> AppTest:
        return self.script.app

    def prepare(self) -> None:
        """Do what comes first: choose who answers, send messages, use a toggle."""
        first = self.prediction.first
        quoted = re.findall("`(.*?)`", first)
        behaviours = [word for word in quoted if word.startswith("practice-")]
        said = [word for word in quoted if word not in behaviours]
        self.open(*behaviours)
        for _ in range(self.prediction.after):
            self.send(said[0] if said else "first")
        for toggle in self.app.toggle:
            if f"*{toggle.label}*" in first:
                toggle.set_value(True)
                self.rerun()

    def do(self) -> None:
        deed, _, label = self.prediction.deed.partition(" ")
        if deed == "send":
            self.send("and then")
        elif deed == "restart":
            self.restart()
        else:
            next(b for b in self.app.button if b.label == label).click()
            self.rerun()

    def send(self, message: str) -> None:
        self.app.chat_input[0].set_value(message)
        self.rerun()

    def texts_now(self) -> list[str]:
        main = self.script.main
        return [
            *(element.value for element in [*main.markdown, *main.text]),
            *(button.label for button in main.button),
        ]

    def answer(self) -> Any:
        asks = self.prediction.asks
        if asks == "lines":
            return self.lines[-1]
        if asks == "entries":
            return self.entries()
        if asks == "gone":
            before, after = self.texts
            texts = self.prediction.choices.values()
            return [text for text in texts if text in before and text not in after]
        kind = {"bubbles": "chat_message", "titles": "title"}[asks]
        return len(self.script.main.get(kind))

    def open(self, *behaviours: str) -> None:
        raise NotImplementedError

    def rerun(self) -> None:
        raise NotImplementedError

    def restart(self) -> None:
        raise NotImplementedError

    def lines_now(self) -> set[int]:
        raise NotImplementedError

    def entries(self) -> int:
        raise NotImplementedError


class TriedInPage(Tried):
    """The script in its page, which tells the browser what ran."""

    script: OpenLesson

    def open(self, *behaviours: str) -> None:
        self.script = OpenLesson(self.asked.slug, self.asked.step.name)
        for behaviour in behaviours:
            box = self.app.selectbox(key="provider_behaviour")
            box.set_value(behaviour).run()

    def rerun(self) -> None:
        self.app.run()

    def restart(self) -> None:
        self.script.restart()

    def told(self) -> dict[str, Any]:
        [line] = [
            h.proto.body for h in self.app.get("html") if "data-run" in h.proto.body
        ]
        [run] = re.findall('data-run="(.*?)"', line)
        told: dict[str, Any] = json.loads(unescape(run))
        return told

    def lines_now(self) -> set[int]:
        return {int(line) for line in self.told()["lines"]}

    def entries(self) -> int:
        return int(self.told()["state"][self.prediction.of])


class TriedAlone(Tried):
    """The script by itself, under Python's own tracing."""

    def open(self, *behaviours: str) -> None:
        self.behaviours = behaviours
        with traced_lines(self.asked.step.snippet) as self.ran:
            self.script = open_snippet(self.asked.step.snippet)
        for behaviour in behaviours:
            self.app.secrets["OPENAI_MODEL"] = behaviour

    def rerun(self) -> None:
        with traced_lines(self.asked.step.snippet) as self.ran:
            self.app.run()

    def restart(self) -> None:
        self.open(*self.behaviours)

    def lines_now(self) -> set[int]:
        spans = statement_lines(self.asked.step.snippet).values()
        return {line for span in spans if self.ran.intersection(span) for line in span}

    def entries(self) -> int:
        return len(self.app.session_state[self.prediction.of])


@pytest.mark.parametrize("asked", DRIVEN, ids=str)
def test_a_prediction_has_an_answer_that_is_worth_asking_for(asked: Asked) -> None:
    page, alone = TriedInPage(asked), TriedAlone(asked)
    answer = page.answer()
    assert answer == alone.answer()
    spans = statement_lines(asked.step.snippet).values()
    if asked.prediction.asks == "lines":
        assert answer
        assert answer < {line for span in spans for line in span}
        assert answer != page.lines[0]
    elif asked.prediction.asks == "gone":
        assert answer
        assert set(asked.prediction.choices.values()) <= set(page.texts[0])
    else:
        assert answer == NUMBERS[str(asked)]
    before, after = page.texts
    source = asked.step.snippet.read_text("utf-8")
    known = "\n".join([source, *before, *after, "None"])
    for name in re.findall("`(.*?)`", asked.prediction.why):
        assert name in known
    assert page.told()["deed"] == asked.prediction.deed
