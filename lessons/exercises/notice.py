"""What a person notices on a screen, in lines of text, which are compared and shown.

Each line leaves out what is free: the wording that nobody asked for, order among
elements that have none, style.
"""

import re
from collections.abc import Iterable

from lessons.exercise_fields import Point
from lessons.exercises import wording
from lessons.question_fields import Fields

Part = tuple[str, str]
Lines = list[str]
# Other names for the two speakers, which Streamlit draws the same.
SAME = {"human": wording.USER, "ai": wording.ASSISTANT}
NUMBER = re.compile(r"\d+")
# Markdown draws these, too.
TITLE_SIGN, CODE = "# ", re.compile("```.*?```", re.DOTALL)
GENERATOR = re.compile(r"<generator object [^>]*>")
ALERTS = {"error", "warning"}


class Bubble(Fields):
    """A chat message.

    Attributes:
        name: Who says it.
        has_face: Whether with an avatar.
        is_inside: Whether inside another bubble.
        is_streamed: Whether it came piece by piece in this run.
        parts: The kinds and texts of what is in it.
    """

    name: str
    has_face: bool = False
    is_inside: bool = False
    is_streamed: bool = False
    parts: tuple[Part, ...] = ()


class Screen(Fields):
    """What `lessons/exercises/driver.py` tells of a run.

    Attributes:
        bubbles: The chat messages.
        outside: The kinds and texts of what is in no bubble.
        errors: The class of each error, what it says, and the script's line.
        inputs: How many characters each chat input takes; 0 stands for any number.
        missing: What there was not to do the deed with: "input", or a button's label.
    """

    bubbles: tuple[Bubble, ...] = ()
    outside: tuple[Part, ...] = ()
    errors: tuple[tuple[str, str, int | None], ...] = ()
    inputs: tuple[int, ...] = ()
    missing: str = ""


def noticed(point: Point, pieces: list[str], screen: Screen) -> Lines:
    """Return what a person notices who looks at a screen for one point.

    Args:
        point: The point.
        pieces: Its pieces, with the messages in them.
        screen: The screen.
    """
    # Not the line, which may be another one for the same mistake.
    lines = [
        wording.FAILED.format(kind=kind, said=said) for kind, said, _ in screen.errors
    ]
    if missing := screen.missing:
        is_input = missing == "input"
        said = wording.NO_INPUT if is_input else wording.NO_BUTTON.format(label=missing)
        lines.append(said)
    bubbles, outside = screen.bubbles, screen.outside
    match point.sees:
        case "bubbles":
            lines += [_bubble(bubble) for bubble in bubbles]
        case "the user's bubbles":
            lines += [_bubble(bubble) for bubble in _of(wording.USER, bubbles)]
        case "speakers":
            lines += [_speaker(bubble) for bubble in bubbles]
        case "elements":
            lines += [_elements(bubble) for bubble in bubbles]
        case "pieces":
            answers = _of(wording.ASSISTANT, bubbles)
            lines += [_pieces(pieces, answer) for answer in answers if _says(answer)]
        case "streaming":
            lines += [
                wording.STREAMED if answer.is_streamed else wording.WHOLE
                for answer in _of(wording.ASSISTANT, bubbles)
            ]
        case "numbers":
            texts = [part[1] for part in outside]
            texts += [part[1] for bubble in bubbles for part in bubble.parts]
            lines += [
                wording.NUMBERS.format(number=number)
                for text in texts
                for number in NUMBER.findall(text)
            ]
        case "texts outside":
            lines += _counted(outside, point.at_least)
        case "title":
            lines.append(_title(outside))
        case "inputs":
            lines += [_input(limit) for limit in screen.inputs]
        case "errors":
            parts = [*outside, *(part for bubble in bubbles for part in bubble.parts)]
            is_there = any(kind in ALERTS for kind, _ in parts)
            if is_there or not screen.errors:
                lines.append(wording.AN_ERROR if is_there else wording.NO_ERROR)
    return lines


def _who(name: str) -> str:
    return SAME.get(name.casefold(), name)


def _of(who: str, bubbles: Iterable[Bubble]) -> list[Bubble]:
    return [bubble for bubble in bubbles if _who(bubble.name) == who]


def _says(bubble: Bubble) -> bool:
    """Tell whether there is more in it than that something failed."""
    return any(kind not in ALERTS for kind, _ in bubble.parts)


def _whole(bubble: Bubble) -> str:
    return " ".join(" ".join(text for _, text in bubble.parts).split())


def _bubble(bubble: Bubble) -> str:
    said = GENERATOR.sub(wording.A_GENERATOR, _whole(bubble))
    return f"{_who(bubble.name)}{wording.INSIDE * bubble.is_inside}: {said}"


def _speaker(bubble: Bubble) -> str:
    who = _who(bubble.name)
    if who not in (wording.USER, wording.ASSISTANT):
        who = wording.WITH_A_FACE if bubble.has_face else wording.SOMEBODY_ELSE
    return f"{who}{wording.INSIDE * bubble.is_inside}"


def _elements(bubble: Bubble) -> str:
    kinds = set()
    for kind, text in bubble.parts:
        is_code = kind == "code"
        if is_code or CODE.search(text):
            kinds.add("code")
        if text and not is_code and CODE.sub("", text).strip():
            kinds.add("text")
        if not text:
            kinds.add(kind)
    return f"{_speaker(bubble)}: {', '.join(sorted(kinds))}"


def _pieces(pieces: list[str], bubble: Bubble) -> str:
    text = _whole(bubble)
    held = [f"“{piece}”" for piece in pieces if piece in text]
    if not held:
        return wording.AN_ANSWER
    return wording.HOLDS.format(pieces=", ".join(held))


def _title(outside: tuple[Part, ...]) -> str:
    if any(_is_title(kind, text) for kind, text in outside):
        return wording.TITLE
    is_heading = any(kind in ("header", "subheader") for kind, _ in outside)
    return wording.HEADING if is_heading else wording.NO_TITLE


def _is_title(kind: str, text: str) -> bool:
    return kind == "title" or (kind == "markdown" and text.startswith(TITLE_SIGN))


def _counted(outside: tuple[Part, ...], at_least: int) -> Lines:
    texts = [text for kind, text in outside if not _is_title(kind, text)]
    count = sum(bool(line.strip()) for text in texts for line in text.splitlines())
    if count >= at_least:
        return [wording.ENOUGH_TEXT.format(count=at_least)]
    return [wording.SOME_TEXT.format(count=count)]


def _input(limit: int) -> str:
    return wording.INPUT_UP_TO.format(count=limit) if limit else wording.INPUT
