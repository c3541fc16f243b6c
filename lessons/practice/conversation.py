"""What a request holds of a conversation: all that a model knows of it."""

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
