"""Writes out a session state as text, bounded, whatever is in it."""

import itertools
import reprlib
from collections.abc import Mapping
from typing import Any

MAX_TEXT = 300
MAX_ENTRIES = 50

# A value as text: one row, or for a chat history a row a message.
Rows = tuple[tuple[str, str], ...]
StateText = Mapping[str, Rows]


def describe_state(state: Mapping[str, Any], secret: str = "") -> StateText:
    """Write out a session state, bounded, whatever is in it.

    Args:
        state: The session state.
        secret: A key that must not be shown.

    Returns:
        For each key the rows of its value: (role, content) for each message of a
        chat history, else one row without a role.
    """
    text = _Text(secret)
    described = {
        text.of(key): _rows(value, text)
        for key, value in itertools.islice(state.items(), MAX_ENTRIES)
    }
    if len(state) > MAX_ENTRIES:
        hidden = len(state) - MAX_ENTRIES
        described["…"] = (("", f"{hidden:,} more values"),)
    return described


def text_length(described: StateText) -> int:
    """Count the characters of a session state as text."""
    return sum(
        len(key) + sum(len(role) + len(content) for role, content in rows)
        for key, rows in described.items()
    )


def is_chat_history(value: Any) -> bool:
    """Tell whether a value is a list of messages, each with role and content."""
    return isinstance(value, list) and all(
        isinstance(entry, dict) and {"role", "content"} <= entry.keys()
        for entry in value
    )


def _rows(value: Any, text: "_Text") -> Rows:
    if not is_chat_history(value):
        return (("", text.of(value)),)
    rows = [
        (text.of(entry["role"]), text.of(entry["content"]))
        for entry in value[-MAX_ENTRIES:]
    ]
    if hidden := len(value) - len(rows):
        rows.insert(0, ("", f"{hidden:,} earlier messages"))
    return tuple(rows)


class _Text(reprlib.Repr):
    """Writes out values; hides the secret first, so that no cut leaves half of it."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self.maxstring = MAX_TEXT
        self.secret = secret

    def of(self, value: Any) -> str:
        """Return a text as it is, and any other value as Python writes it, cut."""
        if isinstance(value, str):
            shown = self._hidden(value)
            if len(shown) > MAX_TEXT:
                return f"{shown[:MAX_TEXT]} … ({len(value):,} characters)"
            return shown
        try:
            return self.repr(value)
        except Exception as error:  # noqa: BLE001 - a value may refuse to be printed
            return f"a {type(value).__name__} that cannot be printed: {error!r}"

    def repr_str(self, x: str, level: int) -> str:
        return super().repr_str(self._hidden(x), level)

    def repr_instance(self, x: object, _level: int) -> str:
        written = self._hidden(repr(x))
        return written if len(written) <= MAX_TEXT else f"{written[:MAX_TEXT]} …"

    def _hidden(self, text: str) -> str:
        return text.replace(self.secret, "•••") if self.secret else text
