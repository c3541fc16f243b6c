"""Answers questions about the tutorial, in the lessons' own words."""

import re

from lessons.practice.manner import Manner
from lessons.practice.search import LessonSearch
from lessons.practice.terms import names_in

QUESTION = re.compile(
    r"\?\s*$|^\W*(\w+\W+){0,3}(how|what|why|when|where|which|who)s?\b"
    r"|^\W*(please )?(can|could|do|does|did|is|are|should|must|explain|describe|define"
    r"|tell|show|give|help)\b"
    r"|(?-i:\b([A-Z][a-z]+){3})",
    re.IGNORECASE,
)
# "Error code: 429" and "my script" are no wishes for code.
CODE = r"(?<!error )(code|snippet|script|example|listing)s?\b"
WANTS_CODE = re.compile(
    rf"\bshow me\b|\b(give|send|see|have|want|need)\b( \w+){{0,3}} {CODE}"
    rf"|{CODE} of\b",
    re.IGNORECASE,
)
LONGEST_CODE = 40


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
    is_question = QUESTION.search(question) or names_in(question)
    found = lessons.find(question) if is_question else None
    if not found:
        return None
    if how.is_brief:
        return f"{found.sentence} ({found.best.link})"
    quoted = "\n".join(f"> {line}".rstrip() for line in found.quotation.splitlines())
    parts = [
        f"I am {how.who}, but the lessons answer this. {found.best.link}:",
        quoted,
    ]
    if WANTS_CODE.search(question) and found.best.code:
        parts.append(_code_block(found.best.code))
    if found.also:
        parts.append(f"See also {found.also.link}.")
    return "\n\n".join(parts)


def _code_block(code: str) -> str:
    lines = code.rstrip().splitlines()
    if len(lines) > LONGEST_CODE:
        lines = [*lines[:LONGEST_CODE], "# ... and so on, see the lesson"]
    return "\n".join(["```python", *lines, "```"])
