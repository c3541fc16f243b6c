"""Finds the passage that answers a question, by the words that both hold (BM25).

https://en.wikipedia.org/wiki/Okapi_BM25
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.practice.lesson_index import Passage

TITLE_WEIGHT, TEXT_WEIGHT, CODE_WEIGHT = 3.0, 1.0, 0.3
SATURATION, LENGTH_PENALTY = 1.2, 0.75
# Of what a question asks for, by how rare its words are, a passage must hold this,
LEAST_COVERED = 0.6
# and hold it more than in passing, unless it is rare.
LEAST_WEIGHT, RARE = 1.2, 2.5
LONGEST_QUESTION = 500
# A word that no lesson has says less about a question than one that is just rare.
UNKNOWN_WORD = 0.65
# A name of code, such as `st.write_stream`: who writes one asks about it.
NAME = re.compile(r"\bst\.(\w+)|\b(\w+_\w+)", re.IGNORECASE)

COMMON = """
    a about again all also am an and any are as at be best but by can could describe
    did do does doing else example explain for from get give go good happen happens
    have he help here how i if in into is it its just know like look make many me mean
    much my need new next now of ok on once one or our please put s say see should show
    so some something t tell than that the their them then there these they thing this
    those to today up us use used using want was way we well were what when where which
    who why will with work would you your
"""
STOP_WORDS = frozenset(COMMON.split())


@dataclass(frozen=True)
class Found:
    """What a search found: the best passage first, then what comes close."""

    best: Passage
    also: Passage | None


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without their endings.

    Names such as `session_state` count as the words they are made of.
    """
    return [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def wanted_words(question: str) -> list[str]:
    """Return the words of a question that say what it is about, each once."""
    spoken = re.findall(r"[a-z0-9]+", question[:LONGEST_QUESTION].lower())
    return list(dict.fromkeys(_stem(w) for w in spoken if w not in STOP_WORDS))


def named_words(question: str) -> list[str]:
    """Return the words of the names of code in a question."""
    names = NAME.findall(question[:LONGEST_QUESTION])
    return words(" ".join(after_st or name for after_st, name in names))


class LessonSearch:
    """Ranks passages. What needs counting is counted once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._counts = [_weighted_words(passage) for passage in passages]
        lengths = [sum(counts.values()) for counts in self._counts]
        average = sum(lengths) / max(len(lengths), 1)
        self._penalties = [
            1 - LENGTH_PENALTY + LENGTH_PENALTY * length / average for length in lengths
        ]
        self._held_by = Counter(
            word
            for counts in self._counts
            for word, weight in counts.items()
            if weight >= TEXT_WEIGHT
        )

    def find(self, question: str) -> Found | None:
        """Return the passages that answer a question.

        Args:
            question: What the user asks.

        Returns:
            What was found, or None where no passage holds enough of its words.
        """
        wanted = wanted_words(question)
        ranked = sorted(
            range(len(self.passages)),
            key=lambda i: self._score(i, wanted),
            reverse=True,
        )
        needed = named_words(question) or wanted
        if not needed or not ranked or not self._answers(ranked[0], needed):
            return None
        best, *others = ranked
        also = others[0] if others else best
        close = self._score(also, wanted) > 0.7 * self._score(best, wanted)
        return Found(
            self.passages[best],
            self.passages[also] if also != best and close else None,
        )

    def _rarity(self, word: str) -> float:
        held = self._held_by[word]
        return math.log(1 + (len(self.passages) - held + 0.5) / (held + 0.5))

    def _score(self, index: int, wanted: Sequence[str]) -> float:
        counts, penalty = self._counts[index], SATURATION * self._penalties[index]
        return sum(
            self._rarity(word)
            * counts[word]
            * (SATURATION + 1)
            / (counts[word] + penalty)
            for word in wanted
        )

    def _answers(self, index: int, wanted: Sequence[str]) -> bool:
        counts = self._counts[index]
        held = sum(self._rarity(word) for word in wanted if counts[word])
        asked = sum(
            self._rarity(word) * (1 if self._held_by[word] else UNKNOWN_WORD)
            for word in wanted
        )
        weight = sum(counts[word] for word in wanted)
        in_passing = weight < LEAST_WEIGHT and held < RARE
        return held >= LEAST_COVERED * asked and not in_passing


def _weighted_words(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in words(f"{passage.lesson} {passage.title}"):
        counts[word] += TITLE_WEIGHT
    for word in words(passage.text):
        counts[word] += TEXT_WEIGHT
    for word in set(words(passage.code)):  # Code repeats its names a lot.
        counts[word] += CODE_WEIGHT
    return counts


def _stem(word: str) -> str:
    """Cut a word's ending, so that "streamed" and "streaming" are found as one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and (word[-1] == "e" or word[-1] == word[-2]):
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word
