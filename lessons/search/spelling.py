"""Takes a word that nobody says for the nearest that somebody does."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence

from lessons.search.query import WORD, parts_of

NEAR = 0.8  # Where a word passes for another, as difflib counts.


class Spelling:
    """Knows all words that are said.

    Args:
        words: They, and names in code as a whole, in small letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(words):
            self._by_letter.setdefault(word[0], []).append(word)

    def corrected(
        self, words: Sequence[str], is_said: Callable[[str], bool]
    ) -> Mapping[str, str]:
        """Return what to take each word for that is not said, where one is near.

        Args:
            words: The words, or names in code; of a name each part is looked at.
            is_said: Tells whether a word, as it stands, is said.
        """
        near = {word: self._near(word) for word in words if not is_said(word)}
        return {word: other for word, other in near.items() if other != word}

    def _near(self, word: str) -> str:
        """Return a word with the nearest in place of its parts that are not said."""
        return WORD.sub(lambda name: self._nearest(name[0]) or name[0], word)

    def _nearest(self, name: str) -> str:
        """Return what is said and nearest to a name, or to its parts, or nothing."""
        known = self._by_letter.get(name[0].lower(), [])
        if name.lower() in known:
            return name
        for near in difflib.get_close_matches(name.lower(), known, n=1, cutoff=NEAR):
            return near
        parts = parts_of(name)
        if len(parts) < 2:
            return ""
        return "_".join(self._nearest(part) or part for part in parts)
