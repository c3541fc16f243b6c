"""What an exercise is made of, as content: its task, its check, its wrong turns."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    model_validator,
)

from lessons.question_fields import Fields, Text
from lessons.snippet_files import snippet_path

Info = ValidationInfo[dict[str, Any]]
# The folder of a lesson's exercises, the file of each, and its script to begin with.
EXERCISES, TASK = "exercises", "task.md"
# What a person does; `{a}`, `{b}`, `{c}` are words that differ each time.
DEED = r"^(send .+|press .+|restart|let practice(-\w+)? answer)$"
# The lessons' own names for what is compared, as `lessons/exercises/notice.py` does.
Sees = Literal[
    "bubbles",
    "the user's bubbles",
    "speakers",
    "elements",
    "pieces",
    "streaming",
    "numbers",
    "texts outside",
    "title",
    "inputs",
    "errors",
]


def _script(name: object, info: Info) -> object:
    """Return a script: of the exercise's own folder, or `<lesson>/<snippet>`."""
    if not isinstance(name, str):
        return name
    content, folder = info.context["content"], info.context["folder"]
    try:
        if "/" in name:
            return snippet_path(name, content)
    except LookupError as error:
        raise ValueError(str(error)) from error
    path: Path = folder / f"{name}.py"
    if not name.isidentifier() or not path.is_file():
        raise ValueError(f"There is no script {name!r} in the exercise's folder.")
    return path


def _step(name: str, info: Info) -> str:
    """Return a step's name, its lesson's before it, if there is such a step."""
    full = name if "/" in name else f"{info.context['slug']}/{name}"
    lesson, _, step = full.partition("/")
    file: Path = info.context["content"] / lesson / f"{step}.md"
    if not file.is_file() or step == "lesson":
        raise ValueError(f"There is no step {full!r}.")
    return full


Script = Annotated[Path, BeforeValidator(_script)]
StepName = Annotated[Text, AfterValidator(_step)]
Deed = Annotated[str, Field(pattern=DEED)]


class Point(Fields):
    """Something that the learner's app must do, which a check can tell.

    Attributes:
        says: What it is, in a line of Markdown.
        deeds: What a person does after opening the app; who answers first, before it.
        sees: What is compared after each run with what the solution shows.
        pieces: Where pieces of text are looked for in each answer: these.
        at_least: Where texts outside are counted: how many it takes.
    """

    says: Text
    deeds: tuple[Deed, ...] = ()
    sees: Sees
    pieces: tuple[Text, ...] = ()
    at_least: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _has_pieces_to_look_for(self) -> Self:
        if (self.sees == "pieces") != bool(self.pieces):
            raise ValueError("`pieces` belong to 'pieces', and only to it.")
        return self


class WrongTurn(Fields):
    """A program that goes wrong as learners do; it speaks to whose does the same.

    Attributes:
        script: The program.
        says: What to look at, in a sentence of plain text.
        step: The step that explains it; its lesson stands before it.
    """

    script: Script
    says: Text
    step: StepName


class Exercise(Fields):
    """An exercise: a folder `exercises/<name>` of a lesson, with a file `task.md`.

    Attributes:
        name: The folder's name, by which the command line knows it.
        title: Its heading, in a word or two.
        start: The script to begin with.
        solution: A script that solves it: a snippet, which the page can run.
        hints: Nudges for who is stuck, from the idea to the code, in Markdown.
        points: What the app must do.
        wrong_turns: Programs that go wrong.
        task: What to build, in Markdown.
    """

    name: str
    title: Text
    start: Script
    solution: Script
    hints: tuple[Text, ...] = Field(min_length=2)
    points: tuple[Point, ...] = Field(min_length=1)
    wrong_turns: tuple[WrongTurn, ...] = Field(min_length=2)
    task: Text

    @property
    def texts(self) -> list[str]:
        """What a learner reads of it."""
        return [self.task, *(point.says for point in self.points), *self.hints]
