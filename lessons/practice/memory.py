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
REMEMBER = re.compile(r"\b(do|can|will) you remember\b|\bremember me\b")

TOLD_NAME = re.compile(
    r"(?i:\bmy name is|\bmy name's|\bi am called|\bcall me)\s+(\w[\w'-]*)"
    r"|(?i:\bi am|\bi'm)\s+([A-Z][\w'-]*)"
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
        if found := TOLD_NAME.search(text[:500]):
            return found[1] or found[2]
    return None


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
