"""Finds the passage that answers a question, by the terms that both hold (BM25).

https://en.wikipedia.org/wiki/Okapi_BM25
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons.practice.lesson_index import Passage
from lessons.practice.question import Vocabulary, Wanted
from lessons.practice.terms import names, names_in, pairs, stem, words

TITLE_WEIGHT, LESSON_WEIGHT, TEXT_WEIGHT, CODE_WEIGHT = 3.0, 1.5, 1.0, 0.3
# What a learner is to do on the page is hardly an answer.
TASKS = ("**Try it:**", "**Look for:**")
TASK_WEIGHT = 0.5
NOTE_WEIGHT = 0.75
# A name in a line that has a note is explained there.
LINE_WEIGHT = 1.5
# What is said for the first time is explained there.
FIRST = 1.2
# "Spinner" is a word too, where `st.spinner` has a note.
ELEMENT = re.compile(r"\bst\.([a-z]+)\(")
SATURATION, LENGTH_PENALTY = 1.2, 0.4
# Of what a question asks for, by how rare it is, a passage must hold this,
LEAST_COVERED = 0.55
# and hold it more than in passing (in a title, or twice), unless it is rare.
LEAST_WEIGHT, RARE = 1.5, 3.0
# A word alone, of which so many passages speak, asks for none of them.
OFTEN = 24
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
        paragraph: What the best passage says to the question.
    """

    best: Passage
    also: Passage | None
    paragraph: str


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
        scores = [
            self._score(index, question.wanted, rarity)
            for index in range(len(self.passages))
        ]
        ranked = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        answering = [
            index
            for index in ranked[:CONSIDERED]
            if self._answers(index, question.needed, rarity)
        ]
        if not answering:
            return None
        best, *others = answering
        close = [index for index in others if scores[index] > CLOSE * scores[best]]
        return Found(
            self.passages[best],
            self.passages[close[0]] if close else None,
            _telling_paragraph(self.passages[best], question.wanted, rarity),
        )

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
            return not in_passing and len(self._saying(needed[0])) <= OFTEN
        return held >= LEAST_COVERED * asked and (held > RARE or not in_passing)

    def _count(self, index: int, wanted: Wanted) -> float:
        # In any order of a set, `fsum` comes to the same.
        return math.fsum(self._counts[index][term] for term in wanted.terms)


def _telling_paragraph(
    passage: Passage, asked: Sequence[Wanted], rarity: Mapping[Wanted, float]
) -> str:
    """Return the paragraph or note that holds most of what is asked."""

    def worth(text: str) -> float:
        said = words(text)
        held = {*said, *pairs(said), *names_in(text)}
        found = [wanted for wanted in asked if wanted.terms & held]
        return sum(wanted.weight * rarity[wanted] for wanted in found)

    paragraphs = [text for text in _paragraphs(passage.text) if not _is_task(text)]
    told = {text: worth(text) for text in paragraphs or [passage.text or passage.title]}
    told |= {
        note.paragraph: NOTE_WEIGHT * worth(note.paragraph) for note in passage.notes
    }
    return max(told, key=told.__getitem__)


def _is_task(paragraph: str) -> bool:
    return paragraph.startswith(TASKS)


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph]


def _weighted_terms(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()

    def add(text: str, weight: float) -> None:
        said = words(text)
        for term in [*said, *pairs(said)]:
            counts[term] += weight
        for name in names_in(text):
            counts[name] += 2 * weight
            counts[stem(name.strip("`"))] += weight  # Not said in passing.

    add(passage.title, TITLE_WEIGHT)
    add(passage.lesson, LESSON_WEIGHT)
    for paragraph in _paragraphs(passage.text):
        add(paragraph, TASK_WEIGHT if _is_task(paragraph) else TEXT_WEIGHT)
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
