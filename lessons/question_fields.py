"""What a learner is asked, as content: what each question must be."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1)]


class Fields(BaseModel):
    """Fields of the content: none but those that it names, and none to be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Prediction(Fields):
    """What a learner is asked of their next run, which answers by itself.

    Attributes:
        asks: Which lines will run; how many bubbles or titles there will be; how many
            entries a value of the session state will hold; or which texts will be gone.
        deed: What leads to that run: "send" for a message, "interrupt" for one that is
            sent while an answer is coming, "restart", or "press <a button's label>".
        after: How many messages are sent before that.
        first: What to do before, in Markdown.
        question: What is asked, in Markdown, as it goes on after "Predict first:".
        reaches: A piece of a line, which stands once: only a run that reaches it is the
            one that is asked about.
        of: The key of the value whose entries are asked for.
        choices: Texts of the app that may be gone, by what they are called.
        why: Why it is so, in a sentence or two of Markdown.
    """

    asks: Literal["lines", "bubbles", "titles", "entries", "gone"]
    deed: Annotated[str, Field(pattern=r"^(send|interrupt|restart|press .+)$")]
    after: int = Field(default=0, ge=0)
    first: str = ""
    question: Text
    reaches: str = ""
    of: str = ""
    choices: dict[Text, Text] = {}
    why: Text

    @model_validator(mode="after")
    def _has_what_it_asks_of(self) -> Self:
        needed: dict[str, Any] = {"entries": self.of, "gone": self.choices}
        for asks, given in needed.items():
            if (self.asks == asks) != bool(given):
                name = "of" if asks == "entries" else "choices"
                raise ValueError(f"`{name}` belongs to {asks!r}, and only to it.")
        if self.after and not self.first:
            raise ValueError("`first` says what to do before, as `after` asks.")
        return self


class Choice(Fields):
    """A question about why, with answers to choose from.

    Attributes:
        question: What is asked, in Markdown.
        right: The right answer.
        answers: What to say to whom who chooses it, by the answer; the right one is
            among them.
    """

    question: Text
    right: Text
    answers: dict[Text, Text] = Field(min_length=3)

    @model_validator(mode="after")
    def _has_the_right_answer(self) -> Self:
        if self.right not in self.answers:
            raise ValueError("`right` is none of `answers`.")
        return self


class Before(Fields):
    """One part of the loop that comes before another, and why.

    Attributes:
        part: The part that comes first.
        other: The part that comes after it.
        why: What goes wrong the other way round.
    """

    part: Text
    other: Text
    why: Text


class Order(Fields):
    """A question for the order of the loop's parts: the script's own lines.

    Attributes:
        question: What is asked, in Markdown.
        script: The script whose loop it is.
        before: Which part comes before which; an order that keeps to all is right.
        well_done: What to say to the right order.
    """

    question: Text
    script: Path
    before: tuple[Before, ...] = Field(min_length=1)
    well_done: Text
