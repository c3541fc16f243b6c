"""Answers questions about the conversation, from what the request holds of it."""

import re
from collections.abc import Sequence

from lessons.practice.conversation import (
    Message,
    contents,
    full_stop,
    normal,
    quote,
    what_was_held,
)

# Of a long conversation, names and facts are looked for in its end alone.
MOST_READ = 50
ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth
    """.split()  # noqa: SIM905, a list of words reads better in a line
NTH = re.compile(r"\b([1-9])(?:st|nd|rd|th)\b")
PLACE = rf"({'|'.join(ORDINALS)}|last|latest|previous)\b(?! (?:to|but|from|last))"
PLACED = re.compile(
    rf"\bwhat (?:was|is|were|s) (?:my|the) (?:very )?{PLACE}"
    r" (?:message|question|words?|thing)\b(?! (?:in|of|on)\b)"
    r"|\bwhat (?:did|have|was it) i\b.{0,40}"
    rf"\b(?:say|said|ask|asked|write|wrote|tell|told|send|sent)\b.{{0,40}}\b{PLACE}"
    rf"|\b{PLACE} thing (?:that )?i (?:said|asked|wrote|told)\b"
    rf"|\b(?:quote|repeat|tell me|show me) my (?:very )?{PLACE}"
    r" (?:message|question|words?)\b"
    rf"|\b(?:quote|repeat|tell me) what i (?:said|asked|wrote) {PLACE}"
)
START = re.compile(r"\bhow did (i|we|this|our) .*\b(start|begin)\b")
COUNT = re.compile(
    r"\bhow many (messages|questions|things)\b.*"
    r"\b(i|you|we|this|there|conversation|sent|far)\b|^how many messages$"
)
BEFORE = re.compile(r"\bwhat did i (just )?(say|ask|write|tell you|send)\b")
YOUR_ANSWER = re.compile(r"\bwhat did you (just )?(say|answer|reply)\b")
NAME = re.compile(r"\bwhat ?(is|s) my name\b|\bmy name again\b|\bwho am i\b")
INSTRUCTIONS = re.compile(
    r"\bwhat (is|are|s) (your|the) (system (prompt|message)|instructions?|prompt)\b"
    r"|\bwhat (is|s) my system (prompt|message)\b"
)
REMEMBER = re.compile(
    r"^(so |and |but )?(do|can|will|are) you "
    r"(remember|sav|stor|keep|record|log|track|collect)(e|ing)?\b"
    r"|\bremember me\b"
)
# "My favourite colour is green" answers "What is my favourite colour?"
ASKED_FACT = re.compile(
    r"(?:(?:so|and|hey|ok|please|tell me|do you know) )*"
    r"(?:what|who|where|when)(?: is| s| are|s)? my (?P<what>\w[\w ]{0,40}?)(?: again)?"
    r"(?: is| are)?"
)
TOLD_FACT = re.compile(
    r"\bmy (?P<what>\w[^.,;:!?\n]{0,40}?) (?:is|are|was) [^.;!?\n]{1,80}", re.IGNORECASE
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
    asked = NTH.sub(lambda found: ORDINALS[int(found[1]) - 1], asked)
    told = _told(asked, said, contents(messages, "assistant"), instructions)
    if told:
        return f"{told} {what_was_held(messages)}"
    return what_was_held(messages) if COUNT.search(asked) else None


def _told(
    asked: str, said: Sequence[str], answered: Sequence[str], instructions: str | None
) -> str | None:
    """Return what was said before, if the question is about that."""
    if placed := PLACED.search(asked):
        return _placed(next(filter(None, placed.groups())), said[:-1])
    if START.search(asked):
        return _placed("first", said[:-1])
    if BEFORE.search(asked):
        return _placed("last", said[:-1])
    if YOUR_ANSWER.search(asked):
        if not answered:
            return "This request holds no answer of mine."
        return full_stop(f"I said: {quote(answered[-1], 300)}")
    if NAME.search(asked):
        return _name(said)
    if INSTRUCTIONS.search(asked):
        if not instructions:
            return "This request holds no instructions for me."
        return full_stop(f"My instructions are: {quote(instructions, 300)}")
    if REMEMBER.search(asked):
        return "I remember nothing by myself."
    return _fact(asked, said[:-1])


def told_name(said: Sequence[str]) -> str | None:
    """Return the name that the user last told in these messages."""
    for text in reversed(said[-MOST_READ:]):
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


def _placed(place: str, before: Sequence[str]) -> str:
    """Quote the message in a place, such as "second", before the question."""
    if not before:
        return "I was sent no message of yours before this question."
    if place not in ORDINALS:
        return full_stop(f"Before that you said: {quote(before[-1], 300)}")
    index = ORDINALS.index(place)
    if index >= len(before):
        return f"I was sent no {place} message of yours before this question."
    return full_stop(f"The {place} thing that you said was {quote(before[index], 300)}")


def _fact(asked: str, before: Sequence[str]) -> str | None:
    """Quote what the user last told of what is asked for, such as "my dog"."""
    wanted = ASKED_FACT.fullmatch(asked)
    for text in reversed(before[-MOST_READ:] if wanted else ()):
        for found in TOLD_FACT.finditer(text[:500]):
            if wanted and normal(found["what"]) == wanted["what"]:
                return full_stop(
                    f"You told me so in this very request: {quote(found[0])}"
                )
    return None


def _name(said: Sequence[str]) -> str:
    if name := told_name(said):
        return f"Your name is {name}: you told me so in this very request."
    is_cut = len(said) > MOST_READ
    where = f"your last {MOST_READ} messages" if is_cut else "this request"
    return f"You did not tell me your name in {where}."
