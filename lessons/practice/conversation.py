"""What a request holds of a conversation: all that a model knows of it."""

import re
from collections.abc import Sequence
from typing import TypedDict


class Message(TypedDict):
    """One message of a conversation.

    https://platform.openai.com/docs/api-reference/chat/create
    """

    role: str
    content: str


INSTRUCTING_ROLES = ("system", "developer")


def contents(messages: Sequence[Message], *roles: str) -> list[str]:
    """Return what these roles said, oldest first."""
    return [message["content"] for message in messages if message["role"] in roles]


def quote(text: str, longest: int = 120) -> str:
    """Return a text in quotation marks, on one line and cut where it is long."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = f"{line[:longest].rstrip()}…"
    return f"“{line}”"


def full_stop(sentence: str) -> str:
    """Return a sentence with a full stop, unless what it quotes last has one."""
    return sentence if sentence.endswith((".”", "!”", "?”", "…”")) else f"{sentence}."


def normal(text: str) -> str:
    """Return a text in lower case, without punctuation and with single spaces."""
    return " ".join(re.sub(r"[^\w\s]|_", " ", text.lower()).split())


def what_was_held(messages: Sequence[Message]) -> str:
    """Say in a sentence how many messages a request held, and the user's first."""
    said = contents(messages, "user")
    if len(messages) == 1:
        return "This request held one message."
    if not said:
        return f"This request held {len(messages)} messages, none of them yours."
    if len(said) == 1:
        return f"This request held {len(messages)} messages, one of them yours."
    return full_stop(
        f"This request held {len(messages)} messages, {len(said)} of them yours; "
        f"the first of yours was {quote(said[0])}"
    )
