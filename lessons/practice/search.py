"""Finds the passage that answers a question, by the terms that both hold (BM25).

https://en.wikipedia.org/wiki/Okapi_BM25
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lessons.practice.everyday import telling_words
from lessons.practice.lesson_index import MISTAKE, RECAP, Passage
from lessons.practice.question import Vocabulary, Wanted
from lessons.practice.quotation import is_task, paragraphs, quotation, telling_sentence
from lessons.practice.terms import names, names_in, pairs, prose_of, stem, words

TITLE_WEIGHT, LESSON_WEIGHT, TEXT_WEIGHT, CODE_WEIGHT = 3.0, 1.5, 1.0, 0.3
TASK_WEIGHT, NOTE_WEIGHT = 0.5, 0.75
# A name in a line that has a note is explained there.
LINE_WEIGHT = 1.5
# Who asks how to do something is not to be told how not to.
ASKS_HOW = re.compile(
    r"(?!.*\bwhy\b).*\b(how(?! come)|where|which|example|what(?! if| happens if))",
    re.IGNORECASE | re.DOTALL,
)
RECAP_WEIGHT, MISTAKE_WEIGHT = 0.8, 0.6
# What is said for the first time is explained there.
FIRST = 1.2
# "Spinner" is a word too, where `st.spinner` has a note.
ELEMENT = re.compile(r"\bst\.([a-z]+)\(")
SATURATION, LENGTH_PENALTY = 1.2, 0.4
# Of what a question asks for, by how rare it is, a passage must hold this,
LEAST_COVERED = 0.55
# and hold it more than in passing (in a title, or twice), unless it is rare.
LEAST_WEIGHT, RARE = 1.5, 3.0
# A word alone, of which so many passages speak, asks for none of them, unless one is
# all about it.
OFTEN, ALL_ABOUT = 24, 8.0
# What no lesson says tells less about a question than what is just rare.
UNKNOWN = 0.65
# How many of the best are looked at,
CONSIDERED = 5
# and how near to the best score the second passage must be to be named too.
CLOSE = 0.7


@dataclass(frozen=True)
class Found:
    """What a search found: the best passage first, then what comes close.

    Attributes:
        best: The passage that answers.
        also: Another that nearly does, if there is one.
        quotation: What the best passage says to the question.
        sentence: The one sentence of it that says most.
    """

    best: Passage
    also: Passage | None
    quotation: str
    sentence: str


class LessonSearch:
    """Ranks passages. What needs counting is counted once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._counts = [_weighted_terms(passage) for passage in passages]
        lengths = [math.fsum(counts.values()) for counts in self._counts]
        average = sum(lengths) / max(len(lengths), 1)
        self._penalties = [
            1 + LENGTH_PENALTY * max(length / average - 1, 0) for length in lengths
        ]
        self._said_in: dict[str, set[int]] = {}
        for index, counts in enumerate(self._counts):
            for term, weight in counts.items():
                if weight > CODE_WEIGHT:
                    if term not in self._said_in:
                        counts[term] *= FIRST
                    self._said_in.setdefault(term, set()).add(index)
        # A title of a single word is said without being meant.
        self._titles = {
            " ".join(title): index
            for index, passage in enumerate(passages)
            if len(title := telling_words(passage.title.removeprefix(MISTAKE))) > 1
        }
        self._vocabulary = Vocabulary(self._said_in)

    def find(self, asked: str) -> Found | None:
        """Return the passages that answer a question.

        Args:
            asked: What the user asks.

        Returns:
            What was found, or None where no passage holds enough of its terms.
        """
        question = self._vocabulary.read(asked)
        rarity = {
            wanted: self._rarity(wanted)
            for wanted in {*question.wanted, *question.needed}
        }
        scores = self._scores(asked, question.wanted, rarity)
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        answering = [
            index
            for index in ranked[:CONSIDERED]
            if self._answers(index, question.needed, rarity)
        ]
        if titled := self._titled(asked):
            answering = list(dict.fromkeys([*titled, *answering]))
        if not answering:
            return None
        best, *others = answering
        close = [index for index in others if scores[index] > CLOSE * scores[best]]
        worth = partial(_worth, asked=question.wanted, rarity=rarity)
        quoted = quotation(self.passages[best], asked, worth)
        return Found(
            self.passages[best],
            self.passages[close[0]] if close else None,
            quoted,
            telling_sentence(quoted, worth),
        )

    def _titled(self, asked: str) -> list[int]:
        """Return the passages whose title a question names in full."""
        said = f" {' '.join(telling_words(' '.join(prose_of(asked))))} "
        return [index for title, index in self._titles.items() if f" {title} " in said]

    def _scores(
        self, asked: str, wanted: Sequence[Wanted], rarity: Mapping[Wanted, float]
    ) -> list[float]:
        is_how = bool(ASKS_HOW.match(asked)) and not names_in(asked)
        scores: list[float] = []
        for index, passage in enumerate(self.passages):
            score = self._score(index, wanted, rarity)
            if passage.title == RECAP:
                score *= RECAP_WEIGHT
            elif passage.shows_mistake and is_how:
                score *= MISTAKE_WEIGHT
            scores.append(score)
        return scores

    def _saying(self, wanted: Wanted) -> set[int]:
        """Return the passages that say it, and not only in their code."""
        return set().union(*(self._said_in.get(term, ()) for term in wanted.terms))

    def _rarity(self, wanted: Wanted) -> float:
        said = len(self._saying(wanted))
        rarity = math.log(1 + (len(self.passages) - said + 0.5) / (said + 0.5))
        return rarity if said else rarity * UNKNOWN

    def _score(
        self, index: int, asked: Sequence[Wanted], rarity: Mapping[Wanted, float]
    ) -> float:
        penalty = SATURATION * self._penalties[index]
        score = held = 0.0
        for wanted in asked:
            count, worth = self._count(index, wanted), wanted.weight * rarity[wanted]
            score += worth * count * (SATURATION + 1) / (count + penalty)
            held += rarity[wanted] if count and wanted.tells else 0
        # All of a question once is better than a part of it often.
        return score * held

    def _answers(
        self, index: int, needed: Sequence[Wanted], rarity: Mapping[Wanted, float]
    ) -> bool:
        counts = {wanted: self._count(index, wanted) for wanted in needed}
        held = sum(rarity[wanted] for wanted in needed if counts[wanted])
        asked = sum(rarity[wanted] for wanted in needed)
        in_passing = sum(counts.values()) < LEAST_WEIGHT
        if len(needed) == 1:
            is_all_about = counts[needed[0]] >= ALL_ABOUT
            is_rare = len(self._saying(needed[0])) <= OFTEN
            return not in_passing and (is_rare or is_all_about)
        return held >= LEAST_COVERED * asked and (held > RARE or not in_passing)

    def _count(self, index: int, wanted: Wanted) -> float:
        # In any order of a set, `fsum` comes to the same.
        return math.fsum(self._counts[index][term] for term in wanted.terms)


def _worth(text: str, asked: Sequence[Wanted], rarity: Mapping[Wanted, float]) -> float:
    """Return how much of what is asked a text holds."""
    held = {*words(text), *pairs(telling_words(text)), *names_in(text)}
    found = [wanted for wanted in asked if wanted.terms & held]
    return sum(wanted.weight * rarity[wanted] for wanted in found)


def _weighted_terms(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()

    def add(text: str, weight: float) -> None:
        for term in [*words(text), *pairs(telling_words(text))]:
            counts[term] += weight
        for name in names_in(text):
            counts[name] += 2 * weight
            counts[stem(name.strip("`"))] += weight  # Not said in passing.

    add(passage.title.removeprefix(MISTAKE), TITLE_WEIGHT)
    add(passage.lesson, LESSON_WEIGHT)
    for paragraph in paragraphs(passage.text):
        add(paragraph, TASK_WEIGHT if is_task(paragraph) else TEXT_WEIGHT)
    for note in passage.notes:
        add(note.text, NOTE_WEIGHT)
    # Code repeats its names a lot.
    for name in {name for note in passage.notes for name in names(note.line)}:
        counts[name] += LINE_WEIGHT
    for note in passage.notes:
        for element in ELEMENT.findall(note.line):
            counts[stem(element)] += LINE_WEIGHT
    for name in set(names(passage.code)):
        counts[name] += CODE_WEIGHT
    return counts
