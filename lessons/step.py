"""What a lesson's page is made of: its steps, and the recap at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One step of a lesson.

    Attributes:
        title: Its heading.
        text: Its Markdown, at most about 120 words.
        snippet: The name of its snippet in the lesson's folder.
        mend: Where the snippet is a mistake, the snippet that mends it.
        notes: What to say of the snippet's lines, each by a piece of its line.
        builds_on: The snippet that this one grew from, by its name, with its
            lesson's slug before it where that is another lesson.
    """

    title: str
    text: str
    snippet: str
    mend: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    builds_on: str = ""


@dataclass(frozen=True)
class Recap:
    """The last step of a lesson.

    Attributes:
        lines: What to remember, in three lines of Markdown.
        exercise: A task, in Markdown.
        hint: A nudge for who is stuck, in Markdown.
        solution: The name of a snippet that solves it.
        references: Addresses of reference pages by what they describe.
    """

    lines: tuple[str, str, str]
    exercise: str
    hint: str
    solution: str
    references: dict[str, str]
