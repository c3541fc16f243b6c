"""The index of all places: what they say, in tables by place and by sentence."""

import functools
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lessons.lesson_fields import RECAP
from lessons.search.query import (
    MOST_WORDS,
    SIGNS,
    STOP_WORDS,
    WORD,
    parts_of,
    phrase,
    signs_of,
    words_of,
)
from lessons.search.spelling import Spelling
from lessons.sentences import Kind, Place, Sentence

MOST_HITS = 8
COLUMNS: tuple[Kind, ...] = ("title", "text", "note", "code", "file")
# How much a word counts in each of them, as the lesson's title, or in parts of a name.
PLACE_WEIGHTS = (6.0, 3.0, 1.0, 0.2, 0.5, 0.5, 0.2)
# Which sentence to show: one that explains before one that only names or uses.
SENTENCE_WEIGHTS: dict[Kind, float] = {
    "title": 0.4,
    "text": 1,
    "note": 0.8,
    "code": 0.3,
    "file": 0.3,
}
TASK_WEIGHT = 0.5
# They stand around what was found, and never in a lesson.
START, END = "\x02", "\x03"
# To FTS5 a word, and nobody types it: words of two sentences are not side by side.
BETWEEN_SENTENCES = "\n\ue000\n"
TABLES = """
    CREATE VIRTUAL TABLE places USING fts5(
        title, text, note, code, file, lesson, parts, tokenize=porter);
    CREATE VIRTUAL TABLE sentences USING fts5(
        plain, parts, place UNINDEXED, number UNINDEXED, weight UNINDEXED,
        tokenize=porter);
    CREATE VIRTUAL TABLE unstemmed USING fts5(plain);
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(unstemmed, row);
"""


@dataclass(frozen=True)
class Hit:
    """A place that holds what was asked for, and its sentence that says most of it.

    Attributes:
        place: The place.
        sentence: The sentence, or line of code.
        pieces: It in pieces of plain text, and which of them were asked for.
    """

    place: Place
    sentence: Sentence
    pieces: tuple[tuple[str, bool], ...]

    @property
    def address(self) -> str:
        """What leads there from each of the app's pages, wherever it is served."""
        return f"{self.place.address}{self.sentence.shown}"


class Found(NamedTuple):
    """What a search found.

    Attributes:
        hits: One a place, the best first.
        is_all: Whether each of them holds all words, and not only some.
        corrected: What it took a word for that no lesson says.
    """

    hits: tuple[Hit, ...] = ()
    is_all: bool = False
    corrected: tuple[tuple[str, str], ...] = ()


class Index:
    """What the places say.

    Args:
        places: They.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.executescript(TABLES)
        for row, place in enumerate(places):
            self._insert(row, place)
        terms = self._db.execute("SELECT term FROM vocabulary")
        said = "\n".join(s.plain for place in places for s in place.sentences)
        names = {name.lower() for name in WORD.findall(said) if "_" in name.strip("_")}
        self._spelling = Spelling({*names, *(term for (term,) in terms)} - STOP_WORDS)

    def _insert(self, row: int, place: Place) -> None:
        said = [BETWEEN_SENTENCES.join(place.all_of(kind)) for kind in COLUMNS]
        parts = [_parts(sentence.plain) for sentence in place.sentences]
        said += [place.page_title, BETWEEN_SENTENCES.join(filter(None, parts))]
        self._db.execute(
            "INSERT INTO places(rowid, title, text, note, code, file, lesson, parts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [row, *said],
        )
        self._db.execute("INSERT INTO unstemmed VALUES (?)", ["\n".join(said)])
        sentences = zip(place.sentences, parts, strict=True)
        self._db.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?)",
            (
                (sentence.plain, its_parts, row, number, _weight(sentence))
                for number, (sentence, its_parts) in enumerate(sentences)
            ),
        )

    @functools.lru_cache(maxsize=512)  # noqa: B019, it lives as long as the app.
    def search(self, asked: str) -> Found:
        """Find what the places say of something."""
        with self._lock:
            signs = self._signs(asked)
            words = words_of(asked, or_none=bool(signs))

            def is_said(word: str) -> bool:
                return bool(self._matching(phrase(word, word == words[-1])))

            corrected = self._spelling.corrected(words, is_said)
            names = [corrected.get(word, word) for word in words]
            # Where a name does not stand as it is, its parts may.
            words = [
                part
                for name in names
                for part in ([name] if is_said(name) else parts_of(name) or [name])
            ]
            # A name may have more parts than a question has words.
            words = list(dict.fromkeys(words))[:MOST_WORDS]
            phrases = [phrase(word, word == words[-1]) for word in words]
            pairs = [phrase(f"{a} {b}", is_last=False) for a, b in pairwise(words)]
            rows, is_all = self._rows(phrases, pairs, signs)
            shown = (self._hit(row, phrases + pairs, signs) for row in rows[:MOST_HITS])
            is_all = is_all and words == names
            return Found(tuple(shown), is_all, tuple(corrected.items()))

    def _signs(self, asked: str) -> list[str]:
        """Return the code in it that the places hold as it stands: all, or words."""
        if SIGNS.search(asked) and self._holding([asked]):
            return [asked]
        return [sign for sign in signs_of(asked) if self._holding([sign])]

    def _rows(
        self, phrases: list[str], pairs: list[str], signs: list[str]
    ) -> tuple[list[int], bool]:
        """Return the places to show, and whether they hold all that was asked for."""
        ranked = self._matching(" OR ".join(phrases)) if phrases else []
        each = [set(self._matching(one)) for one in phrases]
        told = [set(self._matching(f"{{title text note}} : {one}")) for one in phrases]
        side_by_side = [set(self._matching(pair)) for pair in pairs]

        def rank(row: int) -> tuple[int, int, int]:
            holds = [row in rows for rows in each]
            is_told = all(row in rows for rows in told)
            together = sum(row in rows for rows in side_by_side)
            return -sum(holds), self._order(row, is_told), -together

        ranked.sort(key=rank)
        holding_all = [row for row in ranked if all(row in rows for rows in each)]
        if signs:
            holding = self._holding(signs)
            both = [row for row in holding_all if row in holding]
            return both or holding, bool(both) or not phrases
        return holding_all or ranked, bool(holding_all)

    def _order(self, row: int, is_told: bool) -> int:
        """Return when a place comes, of those that hold as much.

        Steps come first, but not a mistake of which only the code is found: somebody
        may take it along. Then comes what repeats them, and last what leads on.
        """
        place = self._places[row]
        if not place.number:
            return 2
        return int(place.name == RECAP or (place.is_mistake and not is_told))

    def _matching(self, query: str) -> list[int]:
        found = self._db.execute(
            "SELECT rowid FROM places WHERE places MATCH ? "
            "ORDER BY bm25(places, ?, ?, ?, ?, ?, ?, ?)",
            [query, *PLACE_WEIGHTS],
        )
        return [row for (row,) in found]

    def _holding(self, signs: list[str]) -> list[int]:
        """Return the places that hold code as it stands, the most telling first."""
        worth = {}
        for row, place in enumerate(self._places):
            saying = [[s for s in place.sentences if sign in s.plain] for sign in signs]
            if all(saying):
                best = max(saying[0], key=_density)
                order = self._order(row, is_told=best.kind != "code")
                worth[row] = order, -_density(best)
        return sorted(worth, key=worth.__getitem__)

    def _hit(self, row: int, phrases: list[str], signs: list[str]) -> Hit:
        place = self._places[row]
        if signs:
            holding = [said for said in place.sentences if signs[0] in said.plain]
            said = max(holding, key=_density)
            marked = said.plain.replace(signs[0], f"{START}{signs[0]}{END}")
            return Hit(place, said, tuple(_pieces(marked)))
        found = self._db.execute(
            "SELECT number, highlight(sentences, 0, ?, ?) FROM sentences "
            "WHERE sentences MATCH ? AND place = ? "
            "ORDER BY bm25(sentences, 1, 0.5) * weight LIMIT 1",
            [START, END, " OR ".join(phrases), row],
        ).fetchone()
        # All that was asked for may be in the lesson's title.
        number, marked = found or (0, place.sentences[0].plain)
        return Hit(place, place.sentences[number], tuple(_pieces(marked)))


def _parts(text: str) -> str:
    """Return the words of the names in a text that capitals part, as `APIError`."""
    names = ((name, parts_of(name)) for name in WORD.findall(text) if "_" not in name)
    return " ".join(part for _, parts in names if len(parts) > 1 for part in parts)


def _weight(said: Sentence) -> float:
    return SENTENCE_WEIGHTS[said.kind] * (TASK_WEIGHT if said.is_task else 1)


def _density(said: Sentence) -> float:
    """Return how much of a sentence a piece of code in it is likely to be."""
    return _weight(said) / len(said.plain)


def _pieces(marked: str) -> Iterator[tuple[str, bool]]:
    for piece in re.split(f"({START}[^{END}]*{END})", marked):
        if piece:
            yield piece.strip(START + END), piece[0] == START
