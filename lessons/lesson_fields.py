"""What lessons and their steps are made of, and what each part must be.

Whoever reads them hands in a context: the folder of all `content`, the `slug` of the
lesson, and the names of its `places`.
"""

import math
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
)

from lessons.exercise_fields import Exercise
from lessons.minutes import (
    SECONDS_AN_EXERCISE,
    seconds_for_code,
    seconds_to_read,
    seconds_to_try,
)
from lessons.question_fields import Choice, Fields, Order, Prediction, Text
from lessons.snippet_files import snippet_path

Info = ValidationInfo[dict[str, Any]]

# The recap's address and heading, and what a mistake's heading begins with.
RECAP, RECAP_HEADING = "recap", "Recap"
MISTAKE = "What goes wrong: "


def _script(name: object, info: Info) -> object:
    """Return the file of a script; its name may leave out that it is this lesson's."""
    if not isinstance(name, str):
        return name
    full = name if "/" in name else f"{info.context['slug']}/{name}"
    try:
        return snippet_path(full, info.context["content"])
    except LookupError as error:
        raise ValueError(str(error)) from error


def _quote(piece: str, info: Info) -> str:
    """Return a piece of a snippet's line if it stands in the snippet once."""
    if snippet := info.data.get("snippet"):
        count = snippet.read_text("utf-8").count(piece)
        if count != 1:
            raise ValueError(f"It is {count} times in {snippet.name}, and not once.")
    return piece


def _place(name: str, info: Info) -> str:
    """Return the name of a step or of the recap, if there is one of that name."""
    if name not in info.context["places"]:
        raise ValueError(f"There is no step {name!r}.")
    return name


Script = Annotated[Path, BeforeValidator(_script)]
Quote = Annotated[Text, AfterValidator(_quote)]
Place = Annotated[str, AfterValidator(_place)]


class OrderOfScript(Order):
    """An order of a script's parts; its name may leave out that it is this lesson's."""

    script: Script


class Step(Fields):
    """One step of a lesson: a file `<name>.md`.

    Attributes:
        name: The file's name, and the step's address.
        title: Its heading.
        kind: Whether its snippet works, or makes a mistake that another mends.
        snippet: Its script.
        mend: Where the snippet is a mistake, the script that mends it.
        sees: What one sees of the mistake, and what to try, in Markdown; never where
            it is.
        fault_lines: Where the fault of a mistake is, each line by a piece of it; where
            there are none, it is what differs from the mend.
        builds_on: The script that this one grew from.
        teaches: What the page shows from this step on: the script's runs, its session
            state, or the names of the loop's parts.
        about: Pieces of the snippet that it speaks of, each of a line or several; where
            there are none, these are the lines that changed since the script that it
            grew from. Where there is no room for all, the first is in view.
        notes: What to say of the snippet's lines, each by a piece of its line.
        predictions: What the learner is asked of their next run.
        commands: What to type in a terminal, by system: lines that are shown below the
            first paragraph of its text.
        change: What to change in its script, and what to see then, in Markdown: for
            those who may edit it in the page.
        text: Its Markdown, at most about 120 words; of a mistake, its reason and its
            mend, which the learner sees once they have found it or asked for it.
    """

    name: str
    title: Text
    kind: Literal["step", "mistake"]
    snippet: Script
    mend: Script | None = Field(default=None, validate_default=True)
    sees: str = Field(default="", validate_default=True)
    fault_lines: tuple[Quote, ...] = ()
    builds_on: Script | None = None
    teaches: Literal["runs", "session state", "loop"] | None = None
    about: tuple[Quote, ...] = ()
    notes: dict[Quote, Text] = Field(default={})
    predictions: tuple[Prediction, ...] = ()
    commands: dict[Text, Text] = Field(default={})
    change: str = ""
    text: Text

    @field_validator("mend")
    @classmethod
    def _is_a_mistakes(cls, mend: Path | None, info: Info) -> Path | None:
        if info.data.get("kind") == "mistake" and not mend:
            raise ValueError("A mistake has one.")
        if info.data.get("kind") == "step" and mend:
            raise ValueError("Only a mistake has one.")
        if mend and mend == info.data.get("snippet"):
            raise ValueError("It is the very snippet that it should mend.")
        return mend

    @field_validator("sees")
    @classmethod
    def _is_seen_of_a_mistake(cls, sees: str, info: Info) -> str:
        if info.data.get("kind") == "mistake" and not sees:
            raise ValueError("A mistake says what one sees of it.")
        if info.data.get("kind") == "step" and sees:
            raise ValueError("Only a mistake has one.")
        return sees

    @field_validator("fault_lines")
    @classmethod
    def _are_a_mistakes(
        cls, fault_lines: tuple[str, ...], info: Info
    ) -> tuple[str, ...]:
        if info.data.get("kind") == "step" and fault_lines:
            raise ValueError("Only a mistake has them.")
        return fault_lines

    @field_validator("predictions")
    @classmethod
    def _are_no_mistakes(
        cls, predictions: tuple[Prediction, ...], info: Info
    ) -> tuple[Prediction, ...]:
        if info.data.get("kind") == "mistake" and predictions:
            raise ValueError("A mistake asks for its fault, and nothing else.")
        for prediction in predictions:
            if prediction.reaches:
                _quote(prediction.reaches, info)
        return predictions

    @property
    def heading(self) -> str:
        """Its title, which says of a mistake that it is one."""
        return f"{MISTAKE}{self.title}" if self.kind == "mistake" else self.title

    @property
    def whole_text(self) -> str:
        """All that it says: of a mistake, also what one sees of it."""
        return f"{self.sees}\n\n{self.text}" if self.sees else self.text

    @cached_property
    def seconds(self) -> float:
        """How long it takes, as `lessons/minutes.py` estimates it."""
        typed = [len(lines.splitlines()) for lines in self.commands.values()]
        reading = seconds_to_read([self.whole_text, *self.notes.values()])
        code = seconds_for_code(self.snippet, self.builds_on or self.mend)
        trying = seconds_to_try(max(typed, default=0), self.kind == "mistake")
        return reading + code + trying

    @property
    def minutes(self) -> int:
        """The same in minutes, of which begun ones count."""
        return math.ceil(self.seconds / 60)


class Lesson(Fields):
    """One lesson: a folder with a file `lesson.md`.

    Attributes:
        slug: The folder's name, the lesson's address and its page's file.
        title: Its name in the navigation, in a word or two.
        icon: A Material icon, as Streamlit writes it.
        promise: What the learner can do afterwards: "You will be able to ...".
        steps: Its steps; the file has their names, in their order.
        recall: What is asked from earlier lessons at its beginning.
        recap: What to remember, in three lines of Markdown.
        exercises: Its exercises; the file has their names, in their order.
        references: Addresses of reference pages by what they describe.
        once_numbered: To which step each number led, when addresses had numbers.
        text: Nothing: what stands below the fields would be shown nowhere.
    """

    slug: str
    title: Text
    icon: Text
    promise: Text
    steps: tuple[Step, ...]
    recall: tuple[Choice | OrderOfScript, ...] = ()
    recap: tuple[Text, ...] = Field(min_length=3, max_length=3)
    exercises: tuple[Exercise, ...] = Field(min_length=1)
    references: dict[Text, Text] = Field(min_length=1)
    once_numbered: tuple[Place, ...] = ()
    text: Literal[""]

    @cached_property
    def minutes(self) -> int:
        """How long its steps take, as `lessons/minutes.py` estimates."""
        steps = sum(step.seconds for step in self.steps)
        return math.ceil((steps + seconds_to_read(self.recap)) / 60)

    @cached_property
    def minutes_of_exercises(self) -> int:
        """How long its exercises take, by the same estimate."""
        texts = [text for exercise in self.exercises for text in exercise.texts]
        doing = SECONDS_AN_EXERCISE * len(self.exercises)
        return math.ceil((seconds_to_read(texts) + doing) / 60)

    @property
    def page(self) -> str:
        """The page's script, seen from `Home.py`."""
        return f"pages/{self.slug}.py"

    @property
    def places(self) -> list[str]:
        """The addresses of its steps and of its recap, in their order."""
        return [*(step.name for step in self.steps), RECAP]

    @property
    def headings(self) -> list[str]:
        """The headings of its places."""
        return [*(step.heading for step in self.steps), RECAP_HEADING]

    def place(self, asked: str) -> str | None:
        """Return the place with this name, or that once had this number, or None."""
        numbered = {str(n): name for n, name in enumerate(self.once_numbered, start=1)}
        name = numbered.get(asked, asked)
        return name if name in self.places else None
