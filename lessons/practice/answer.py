"""What the practice model says: a pure function of the messages it was sent."""

from collections.abc import Sequence
from typing import TypedDict


class Message(TypedDict):
    """One message of a chat completions request."""

    role: str
    content: str


def answer(messages: Sequence[Message]) -> str:
    """Answer a conversation.

    Args:
        messages: The conversation as the request holds it, oldest first.

    Returns:
        Markdown that says that no AI answers, and what the request held: all
        that a model knows of a conversation is what it is sent.
    """
    said = [m["content"] for m in messages if m["role"] == "user"]
    if not said:
        return (
            "I am the practice model, not an AI. This request held no message of yours."
        )
    if len(said) == 1:
        return (
            "I am the practice model, not an AI, so I can only echo:\\\n"
            f"“{said[0]}”\n\n"
            "That is the only message of yours in this request."
        )
    return (
        f"You said: “{said[-1]}”\n\n"
        f"This request held {len(messages)} messages, {len(said)} of them yours. "
        f"The first one was “{said[0]}”."
    )


def pieces(text: str) -> list[str]:
    """Split a text in the pieces in which it streams; joined, they give it back."""
    parts: list[str] = []
    for word in text.split(" "):
        parts.append(word if not parts else f" {word}")
    return parts
