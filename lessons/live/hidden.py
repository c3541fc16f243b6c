"""Hides keys in what a script shows, whatever shows it."""

import itertools
from collections.abc import Collection, MutableMapping
from typing import Any

from google.protobuf.message import Message

# What is shorter is a word, such as a local server's "any", and no key.
SHORTEST_KEY = 12
DOTS = "•••"


def hidden(text: str, keys: Collection[str]) -> str:
    """Return a text with dots in place of each key in it.

    A key of which the end is missing is hidden too: a streamed answer shows it before
    it is whole, and a text that was cut shows nothing else of it.

    Args:
        text: The text.
        keys: What to hide; words that are too short for a key are left.
    """
    for start in {key[:SHORTEST_KEY] for key in keys if len(key) >= SHORTEST_KEY}:
        # Keys may begin alike: what is left of one must not be the rest of another.
        rests = [key.removeprefix(start) for key in keys if key.startswith(start)]
        before, *others = text.split(start)
        tails = (min((_after(r, tail) for r in rests), key=len) for tail in others)
        text = DOTS.join([before, *tails])
    return text


def _after(rest: str, text: str) -> str:
    """Return a text without as much of a key's rest as it begins with."""
    alike = itertools.takewhile(
        lambda pair: pair[0] == pair[1], zip(rest, text, strict=False)
    )
    return text[sum(1 for _ in alike) :]


def hide_in(message: Message, keys: Collection[str]) -> None:
    """Put dots in place of each key in all that a message says.

    Args:
        message: A message to the browser.
        keys: What to hide, as in `hidden`.
    """
    starts = [key[:SHORTEST_KEY].encode() for key in keys if len(key) >= SHORTEST_KEY]
    if starts:
        written = message.SerializeToString()
        if any(start in written for start in starts):
            _hide_in(message, keys)


def _hide_in(message: Message, keys: Collection[str]) -> None:
    for field, value in message.ListFields():
        if isinstance(value, MutableMapping):
            for name in list(value):
                if isinstance(value[name], Message):
                    _hide_in(value[name], keys)
                else:
                    value[name] = _hidden(value[name], keys)
        elif isinstance(value, Message):
            _hide_in(value, keys)
        elif isinstance(value, str | bytes):
            setattr(message, field.name, _hidden(value, keys))
        elif field.message_type:
            for part in value:
                _hide_in(part, keys)
        elif field.is_repeated:
            value[:] = [_hidden(part, keys) for part in value]


def _hidden(value: Any, keys: Collection[str]) -> Any:
    if isinstance(value, str):
        return hidden(value, keys)
    if isinstance(value, bytes):
        # A table's cells: they stay as long as they are, so that it can be read.
        for key in keys:
            if len(key) >= SHORTEST_KEY:
                value = value.replace(key.encode(), b"*" * len(key.encode()))
    return value
