"""Reads a question: what it asks for, and how much each part of it matters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lessons.practice.everyday import EVERYDAY, STOP_WORDS, SYNONYMS
from lessons.practice.terms import names_in, pairs, prose_of, stem

LONGEST_QUESTION = 500
NAME_WEIGHT, WORD_WEIGHT, EVERYDAY_WEIGHT, PAIR_WEIGHT = 2.0, 1.0, 0.5, 0.3
SHORTEST_MISTYPED = 5
PART_OF_NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
ERROR = re.compile(r"`\w*(error|exception|warning)`")


@dataclass(frozen=True)
class Wanted:
    """One thing that a question asks for.

    Attributes:
        terms: Its term and what else a lesson may call it. Any of them will do.
        weight: How much it tells of where the answer is.
    """

    terms: frozenset[str]
    weight: float

    @property
    def tells(self) -> bool:
        """Whether it tells what the question is about."""
        return self.weight >= WORD_WEIGHT


@dataclass(frozen=True)
class Question:
    """What a question asks for.

    Attributes:
        wanted: All of it.
        needed: What of it an answer has to hold.
    """

    wanted: tuple[Wanted, ...]
    needed: tuple[Wanted, ...]


class Vocabulary:
    """The terms that the lessons hold. They are found where they are mistyped, too."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        self._alike: dict[str, str] = {}
        for term in sorted(self._terms | STOP_WORDS | EVERYDAY):
            if len(term) >= SHORTEST_MISTYPED and " " not in term:
                for piece in _pieces(term):
                    self._alike.setdefault(piece, term)

    def read(self, asked: str) -> Question:
        """Return what a question asks for, and what an answer to it has to hold.

        Who names code asks about that. Who pastes an error asks about its kind.
        """
        asked = asked[:LONGEST_QUESTION]
        written = [self._nearest(name) for name in names_in(asked)]
        errors = [name for name in written if ERROR.fullmatch(name)]
        known = [name for name in written if name in self._terms]
        named = [Wanted(frozenset([name]), NAME_WEIGHT) for name in _once(known)]
        spoken = self._spoken(asked)
        wanted = (*named, *spoken)
        if kinds := [want for want in named if want.terms & {*errors}]:
            return Question(wanted, tuple(kinds))
        strange = [
            Wanted(frozenset([name]), NAME_WEIGHT)
            for name in _once(written)
            if name not in self._terms and name not in errors
        ]
        if named or strange:
            return Question(wanted, (*named, *strange))
        return Question(wanted, tuple(want for want in spoken if want.tells))

    def _spoken(self, asked: str) -> list[Wanted]:
        said = [self._root(word) for word in self._prose(asked)]
        spoken = [
            Wanted(
                SYNONYMS.get(root, frozenset([root])),
                EVERYDAY_WEIGHT if root in EVERYDAY else WORD_WEIGHT,
            )
            for root in _once(said)
            if root
        ]
        # What tells nothing is empty here, so it keeps two words apart.
        together = [pair for pair in _once(pairs(said)) if pair in self._terms]
        return spoken + [Wanted(frozenset([pair]), PAIR_WEIGHT) for pair in together]

    def _prose(self, asked: str) -> list[str]:
        """Return the words of a question, those like "GitHub" in parts if unknown."""
        found: list[str] = []
        for word in prose_of(asked):
            parts = PART_OF_NAME.findall(word)
            if stem(word.lower()) in self._terms or not word.isalpha():
                parts = [word]
            found += [part.lower() for part in parts]
        return found

    def _root(self, word: str) -> str:
        """Return the stem of a word as it was meant; none where it tells nothing."""
        root = stem(word)
        if word in STOP_WORDS:
            return ""
        if root in self._terms or root in SYNONYMS or root in EVERYDAY:
            return root
        meant = self._nearest(word)
        if meant in STOP_WORDS:
            return ""
        return meant if meant in self._terms else self._nearest(root)

    def _nearest(self, term: str) -> str:
        """Return a term as it was meant, if it is a letter or so off a known one."""
        if term in self._terms or len(term) < SHORTEST_MISTYPED:
            return term
        near = (self._alike.get(piece, "") for piece in sorted(_pieces(term)))
        # Who mistypes a word still begins it right.
        return next((found for found in near if found[:1] == term[:1]), term)


def _pieces(term: str) -> set[str]:
    return {term, *(term[:i] + term[i + 1 :] for i in range(len(term)))}


def _once(terms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(terms))
