"""Answers questions about the tutorial, in the lessons' own words."""

import re

from lessons.practice.lesson_index import Passage
from lessons.practice.manner import Manner, first_sentence
from lessons.practice.search import LessonSearch, wanted_words, words

QUESTION = re.compile(
    r"\?\s*$|^\s*(please )?(how|what|why|when|where|which|who|can|could|do|does|did|is"
    r"|are|should|must|explain|describe|define|tell|show|give|help)\b"
    r"|`|\bst\.\w|\w_\w",
    re.IGNORECASE,
)
WANTS_CODE = re.compile(r"\b(code|snippet|script|example|show me)\b", re.IGNORECASE)
LONGEST_CODE = 40
# What a learner is to do on the page is no answer here.
TASKS = ("**Try it:**", "**Look for:**")


def ask_lessons(question: str, lessons: LessonSearch, how: Manner) -> str | None:
    """Answer a question from the lessons.

    Args:
        question: What the user said.
        lessons: What the lessons say.
        how: Who the model is to be, and how brief.

    Returns:
        Markdown that quotes a lesson and leads to it, or None if this is no question
        or no lesson answers it.
    """
    found = lessons.find(question) if QUESTION.search(question[-500:]) else None
    if not found:
        return None
    paragraph = _best_paragraph(found.best, question)
    if how.is_brief:
        return f"{first_sentence(paragraph)} ({found.best.link})"
    quoted = paragraph.replace("\n", "\n> ")
    parts = [
        f"I am {how.who}, but the lessons answer this. {found.best.link}:",
        f"> {quoted}",
    ]
    if WANTS_CODE.search(question) and found.best.code:
        parts.append(_code_block(found.best.code))
    if found.also:
        parts.append(f"See also {found.also.link}.")
    return "\n\n".join(parts)


def _best_paragraph(passage: Passage, question: str) -> str:
    wanted = set(wanted_words(question))
    paragraphs = [
        text for text in passage.text.split("\n\n") if not text.startswith(TASKS)
    ]
    return max(
        paragraphs or [passage.text or passage.title],
        key=lambda text: len(wanted & set(words(text))),
    )


def _code_block(code: str) -> str:
    lines = code.rstrip().splitlines()
    if len(lines) > LONGEST_CODE:
        lines = [*lines[:LONGEST_CODE], "# ... and so on, see the lesson"]
    return "\n".join(["```python", *lines, "```"])
