"""Looks a question up in the lessons, and says that it did no more than that."""

import re

from lessons.practice.answers.sent import words_of
from lessons.search import Hit, search

OPENINGS = {
    *("how", "what", "whats", "why", "when", "where", "which", "who", "can", "could"),
    *("do", "does", "did", "is", "are", "should", "must", "explain", "describe"),
    *("define", "show", "tell", "give", "help"),
}
# Python's names and signs: `st.write`, `session_state`, `:=`, `APIError`.
CODE = re.compile(r"\w[._]\w|:=|\(\)|[a-z][A-Z]|[A-Z]{3}[a-z]")


def search_hit(asked: str, with_links: bool) -> str | None:
    """Return the sentence of the lessons that a search finds for a question.

    Args:
        asked: The question.
        with_links: Whether a link leads to the sentence.

    Returns:
        Markdown, or None if this is no question, or not all of its words are found.
    """
    words = words_of(asked)
    is_question = "?" in asked or (bool(words) and words[0] in OPENINGS)
    if not is_question and not CODE.search(asked):
        return None
    hits, is_all, corrected = search(asked)
    if not hits or not is_all:
        return None
    taken = "".join(f", taking “{typed}” for “{near}”" for typed, near in corrected)
    return (
        f"I searched the lessons for your words{taken}. The best hit is in "
        f"{_place(hits[0], with_links)}:\n\n> {_quoted(hits[0])}"
    )


def _place(hit: Hit, with_links: bool) -> str:
    place = hit.place
    step = f", step {place.number}" if place.number else ""
    name = f"{place.page_title}{step}: {place.title}"
    return f"[{name}]({hit.address})" if with_links else name


def _quoted(hit: Hit) -> str:
    said = hit.sentence
    return f"`{said.markdown}`" if said.is_code else said.markdown
