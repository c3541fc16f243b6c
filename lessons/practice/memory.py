"""Answers questions about the conversation, from what the request holds of it."""

import re
from collections.abc import Sequence

from lessons.practice.conversation import Message, contents, quote, what_was_held

FIRST = re.compile(
    r"\bwhat (did i|have i|was it i)\b.*\bfirst\b"
    r"|\bwhat (was|is|were) (my|the) (very )?first (message|question|words?|thing)\b"
    r"|\b(the )?first thing (that )?i (said|asked|wrote|told)\b"
    r"|\b(quote|repeat|tell me|show me) my first (message|question|words?)\b"
    r"|\bhow did (i|we|this|our) .*\b(start|begin)\b"
)
COUNT = re.compile(
    r"\bhow many (messages|questions|things)\b.*"
    r"\b(i|you|we|this|there|conversation|sent|far)\b|^how many messages$"
)
BEFORE = re.compile(
    r"\bwhat did i (just )?(say|ask|write|tell you|send)\b"
    r"|\bwhat (was|is) my (last|previous) (message|question)\b"
)
YOUR_ANSWER = re.compile(r"\bwhat did you (just )?(say|answer|reply)\b")
NAME = re.compile(r"\bwhat ?(is|s) my name\b|\bmy name again\b|\bwho am i\b")
INSTRUCTIONS = re.compile(
    r"\bwhat (is|are|s) (your|the) (system (prompt|message)|instructions?|prompt)\b"
)
REMEMBER = re.compile(
    r"^(so |and |but )?(do|can|will|are) you "
    r"(remember|sav|stor|keep|record|log|track|collect)(e|ing)?\b"
    r"|\bremember me\b"
)

TOLD_NAME = re.compile(
    r"(?<!not )(?<!n['\u2019]t )(?<!never )\b"
    r"(?:(?P<plainly>my name is|my name['\u2019]s|i am called|call me)"
    r"|i am|i['\u2019]m)"
    r"\s+(?P<name>[^\W\d_][\w'-]*)"
    r"(?P<ends>\s*(?:[^\w\s]|$|(?:and|but|please)\b))?",
    re.IGNORECASE,
)
# What may stand in a name's place, and is none.
NO_NAMES = frozenset(
    """
    a about after again afraid all alone also always an anything at back because before
    bored busy by confused curious done fine for from glad going good happy here hungry
    if important in it just later learning lost maybe never new no not now of okay on
    once only out please ready sad secret so sorry stuck sure that the there they this
    tired to too trying unimportant very well what whatever when whenever who with you
    """.split()  # noqa: SIM905, a list of words reads better in lines
)


def recall(
    asked: str, messages: Sequence[Message], instructions: str | None
) -> str | None:
    """Answer a question about the conversation.

    Args:
        asked: The question, in lower case and without punctuation.
        messages: The conversation as the request holds it; the question is in it.
        instructions: How to answer, as the request says it.

    Returns:
        The answer, or None if the question is about something else.
    """
    said = contents(messages, "user")
    if FIRST.search(asked):
        return f"{_first(said)} {what_was_held(messages)}"
    if COUNT.search(asked):
        return what_was_held(messages)
    if BEFORE.search(asked):
        before = said[-2] if len(said) > 1 else None
        return f"{_quoted('Before that you said', before)} {what_was_held(messages)}"
    if YOUR_ANSWER.search(asked):
        mine = contents(messages, "assistant")
        last = mine[-1] if mine else None
        return f"{_quoted('I said', last)} {what_was_held(messages)}"
    if NAME.search(asked):
        return f"{_name(said)} {what_was_held(messages)}"
    if INSTRUCTIONS.search(asked):
        return _quoted("My instructions are", instructions)
    if REMEMBER.search(asked):
        return f"I remember nothing by myself. {what_was_held(messages)}"
    return None


def told_name(said: Sequence[str]) -> str | None:
    """Return the name that the user last told in these messages."""
    for text in reversed(said):
        for found in TOLD_NAME.finditer(text[:500]):
            if _is_name(found):
                return found["name"]
    return None


def _is_name(found: re.Match[str]) -> bool:
    """Tell "Call me Bo" and "call me bo" from "call me when the stream breaks"."""
    name = found["name"]
    if name.lower() in NO_NAMES:
        return False
    is_plain = bool(found["plainly"]) and found["ends"] is not None
    return name[0].isupper() or is_plain


def _first(said: Sequence[str]) -> str:
    if len(said) == 1:
        return "I was sent no message of yours before this question."
    return f"The first thing that you said was {quote(said[0], 300)}."


def _quoted(lead: str, text: str | None) -> str:
    if not text:
        return f"{lead} nothing that this request holds."
    return f"{lead}: {quote(text, 300)}."


def _name(said: Sequence[str]) -> str:
    if name := told_name(said):
        return f"Your name is {name}: you told me so in this very request."
    return "You did not tell me your name in this request."
