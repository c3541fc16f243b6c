"""Writes out a session state as text, bounded, whatever is in it."""

import itertools
import reprlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lessons.live import wording
from lessons.live.hidden import hidden

MAX_TEXT = 300
MAX_ENTRIES = 50
MAX_SUMMARY = 30
# Of a value within a value within a value.
MAX_INNER_ENTRIES = 20
MAX_LEVEL = 3


@dataclass(frozen=True, slots=True)
class ValueText:
    """A value as text.

    Attributes:
        summary: It in a few characters.
        size: How many entries it has, if it is a list.
        rows: (label, text) pairs: of a list an entry each, the newest last. A chat
            message has its role for a label, another entry its index. Any other
            value is one row without a label.
        digest: Tells it from a value whose text is the same because it was cut.
    """

    summary: str
    rows: tuple[tuple[str, str], ...]
    size: int | None = None
    digest: int = 0

    @property
    def characters(self) -> int:
        """How much text it is."""
        return sum(len(label) + len(text) for label, text in self.rows)


StateText = Mapping[str, ValueText]


def describe_state(state: Mapping[str, Any], keys: Collection[str] = ()) -> StateText:
    """Write out a session state, bounded, whatever is in it.

    Args:
        state: The session state.
        keys: What must not be shown.

    Returns:
        The text of each value, by the value's key.
    """
    text = _Text(keys)
    described = {
        shortened(text.whole(key)): _describe(value, text)
        for key, value in itertools.islice(state.items(), MAX_ENTRIES)
    }
    if len(state) > MAX_ENTRIES:
        more = wording.MORE_VALUES.format(count=len(state) - MAX_ENTRIES)
        described["…"] = ValueText(more, (("", more),))
    return described


def sharing(described: StateText, before: StateText) -> StateText:
    """Return a session state as text, whose rows that were there before are those."""
    held = {row: row for value in before.values() for row in value.rows}
    return {
        key: replace(value, rows=tuple(held.get(row, row) for row in value.rows))
        for key, value in described.items()
    }


def text_length(described: StateText) -> int:
    """Count the characters of a session state as text."""
    return sum(len(key) + value.characters for key, value in described.items())


def is_chat_history(value: Any) -> bool:
    """Tell whether a value is a list of messages, each with role and content."""
    return isinstance(value, list) and all(map(_is_message, value))


def cut(text: str) -> str:
    """Return the beginning of a text, short enough for a sentence."""
    return text if len(text) <= MAX_SUMMARY else f"{text[:MAX_SUMMARY]} …"


def shortened(text: str) -> str:
    """Return a text, cut where it is long, with its length."""
    if len(text) <= MAX_TEXT:
        return text
    return wording.LONG_TEXT.format(text=text[:MAX_TEXT], count=len(text))


def _is_message(entry: Any) -> bool:
    return isinstance(entry, dict) and {"role", "content"} <= entry.keys()


def _describe(value: Any, text: "_Text") -> ValueText:
    if isinstance(value, list):
        return _describe_list(value, text)
    whole = text.whole(value)
    return ValueText(cut(whole), (("", shortened(whole)),), digest=hash(whole))


def _describe_list(value: list[Any], text: "_Text") -> ValueText:
    # A copy: another thread may change the list meanwhile.
    size, shown = len(value), value[-MAX_ENTRIES:]
    first = max(0, size - len(shown))
    entries = [_entry(index, entry, text) for index, entry in enumerate(shown, first)]
    rows = [(label, shortened(whole)) for label, whole in entries]
    if first:
        earlier = _counted(first, wording.EARLIER_ENTRY, wording.EARLIER_ENTRIES)
        rows.insert(0, ("", earlier))
    entries_said = _counted(size, wording.ENTRY, wording.ENTRIES)
    summary = entries_said if size else wording.NO_ENTRIES
    return ValueText(summary, tuple(rows), size, hash(tuple(entries)))


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count=count)


def _entry(index: int, entry: Any, text: "_Text") -> tuple[str, str]:
    if _is_message(entry):
        return shortened(text.whole(entry["role"])), text.whole(entry["content"])
    return str(index), text.whole(entry)


class _Text(reprlib.Repr):
    """Writes out values; hides keys first, so that no cut leaves half of one."""

    def __init__(self, keys: Collection[str]) -> None:
        super().__init__()
        self.maxlevel = MAX_LEVEL
        self.maxtuple = self.maxlist = self.maxdict = MAX_INNER_ENTRIES
        self.maxset = self.maxfrozenset = MAX_INNER_ENTRIES
        self.maxstring = MAX_TEXT
        self.keys = keys

    def whole(self, value: Any) -> str:
        """Return a text as it is, and any other value as Python writes it.

        So is half a surrogate pair in it, which no page can show: an answer that came
        in pieces may hold one.
        """
        written = self._written(value)
        return written.encode("utf-8", "backslashreplace").decode()

    def _written(self, value: Any) -> str:
        if isinstance(value, str):
            return hidden(value, self.keys)
        try:
            return self.repr(value)
        except Exception as error:  # noqa: BLE001 - a value may refuse to be printed
            return wording.UNPRINTABLE.format(kind=type(value).__name__, error=error)

    def repr_str(self, x: str, level: int) -> str:
        return super().repr_str(hidden(x, self.keys), level)

    def repr_instance(self, x: object, _level: int) -> str:
        return hidden(repr(x), self.keys)
