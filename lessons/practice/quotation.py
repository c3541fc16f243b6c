"""Chooses what to quote of a step: its prose, and a note where that tells more."""

import re
from collections.abc import Callable

from lessons.practice.lesson_index import Passage

# What a learner is to do on the page is no answer.
TASKS = ("**Try it:**", "**Look for:**")
NOTE_WEIGHT = 0.75
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
IS_CODE = re.compile(r"`[^`]*`")
ASKS_EXERCISE = re.compile(r"\b(exercise|task|homework)s?\b", re.IGNORECASE)


def quotation(passage: Passage, asked: str, worth: Callable[[str], float]) -> str:
    """Return what a step says to a question.

    Args:
        passage: The step.
        asked: The question.
        worth: How much of what is asked a text holds.

    Returns:
        All prose of the step, for it is short, and below it the note that matches
        better, if one does. An exercise stands alone, and only where it was asked for
        or where the prose holds nothing of what is asked.
    """
    prose = "\n\n".join(_prose(passage)) or passage.title
    exercises = [note.text for note in passage.notes if not note.line]
    if exercises and (ASKS_EXERCISE.search(asked) or not worth(prose)):
        return exercises[0]
    notes = [note.paragraph for note in passage.notes if note.line]
    best = max(notes, key=worth, default="")
    is_better = NOTE_WEIGHT * worth(best) > worth(prose)
    return f"{prose}\n\n{best}" if is_better else prose


def telling_sentence(text: str, worth: Callable[[str], float]) -> str:
    """Return the sentence that holds most of what is asked."""
    sentences = [
        " ".join(sentence.split())
        for paragraph in text.split("\n\n")
        for sentence in SENTENCE_END.split(paragraph)
        if not IS_CODE.fullmatch(paragraph)
    ]
    return max(sentences, key=worth, default=text)


def is_task(paragraph: str) -> bool:
    """Tell whether a paragraph says what to do on the page."""
    return paragraph.startswith(TASKS)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph]


def _prose(passage: Passage) -> list[str]:
    found = paragraphs(passage.text)
    return [paragraph for paragraph in found if not is_task(paragraph)]
