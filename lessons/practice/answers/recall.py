"""Answers questions about the conversation, from what the request holds of it."""

import re
from collections.abc import Sequence

from lessons.practice.answers.sent import LONGEST_READ, quote, words_of
from lessons.practice.conversation import Message, contents

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
NTH = re.compile(r"([1-9]|10)(?:st|nd|rd|th)")
OPENINGS = {"what", "whats", "which", "tell", "repeat", "quote", "show", "so", "and"}
PAST = {"was", "were", "is", "s", "did", "have", "repeat", "quote", "tell", "show"}
SAYING = {"say", "said", "ask", "asked", "write", "wrote", "tell", "told", "send"}
SAID = SAYING | {"sent", "message", "question", "thing"}
BEFORE = {"last", "latest", "previous", "just", "before"}
ASKS_FACT = {"what", "whats", "who", "where", "when", "which"}
AFTER_FACT = {"again", "is", "are", "please"}
FACT = re.compile(r" ?([\w' -]{1,40}?) (?:is|are|was) [^.;!?]{1,80}")
NAME = re.compile(r"\b(?:I am|I['\u2019]m|[Cc]all me) [A-Z][\w-]*")


def recall(asked: str, messages: Sequence[Message], instructions: str) -> str | None:
    """Answer a question about the conversation.

    Args:
        asked: The question.
        messages: The conversation as the request holds it; the question is in it.
        instructions: How to answer, as the request says it.

    Returns:
        The answer, or None if the question is about something else.
    """
    words, before = words_of(asked), contents(messages, "user")[:-1]
    have = set(words)
    if not words:
        return None
    if words[0] in {"do", "can", "will", "are"} and _asks_memory(have):
        return "I remember nothing: all that I know is in the request."
    if words[:2] == ["how", "many"] and have & {"messages", "questions"}:
        return "I count what I was sent." if have & {"i", "you", "so"} else None
    if words[0] in ASKS_FACT and (told := _fact(words, before)):
        return told
    if words[0] not in OPENINGS:
        return None
    if have & {"instructions", "prompt"} and have & {"your", "system"}:
        if instructions.strip():
            return f"My instructions are: {quote(instructions)}."
        return "I was sent no instructions."
    if {"did", "you"} <= have and have & {"say", "answer", "reply"}:
        answers = contents(messages, "assistant")
        return f"I said: {quote(answers[-1])}." if answers else "I said nothing yet."
    if have & {"i", "my"} and have & SAID and have & PAST:
        return _placed(words, before)
    return None


def _asks_memory(have: set[str]) -> bool:
    return "you" in have and bool(have & {"remember", "store", "save", "forget"})


def _placed(words: list[str], before: Sequence[str]) -> str | None:
    """Quote the message in the place that is asked for, before the question."""
    places = {word: place for place, word in enumerate(ORDINALS)}
    places |= {w: int(nth[1]) - 1 for w in words if (nth := NTH.fullmatch(w))}
    place = next((places[word] for word in words if word in places), None)
    if place is not None:
        if place >= len(before):
            return f"I was sent no {ORDINALS[place]} message before this question."
        return f"The {ORDINALS[place]} thing that you said was {quote(before[place])}."
    if BEFORE & set(words) or words[1:3] in (["did", "i"], ["have", "i"]):
        said = f"Before that you said: {quote(before[-1])}." if before else ""
        return said or "I was sent no message before this question."
    return None


def _fact(words: list[str], before: Sequence[str]) -> str | None:
    """Quote what the user last told of what is asked for: "my dog", "my name"."""
    if words[-3:] == ["who", "am", "i"]:
        words = ["my", "name"]
    if "my" not in words[:4]:
        return None
    wanted = words[words.index("my") + 1 :]
    while wanted and wanted[-1] in AFTER_FACT:
        wanted = wanted[:-1]
    for text in reversed(before):
        line = " ".join(text[:LONGEST_READ].split())
        for told in re.split(r"\b[Mm]y\b", line)[1:]:
            if (fact := FACT.match(told)) and words_of(fact[1]) == wanted:
                return f"You told me: {quote(f'my{fact[0]}')}."
        if wanted == ["name"] and (name := NAME.search(line)):
            return f"You told me: {quote(name[0])}."
    return "I was not sent your name." if wanted == ["name"] else None
