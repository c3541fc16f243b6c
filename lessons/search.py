"""Finds words and code in the lessons: full text, in an index kept in memory.

SQLite's FTS5 finds words, https://www.sqlite.org/fts5.html. Code such as `:=`, which
it does not know, is looked for as it stands; for a word that no lesson says, the
nearest one is taken.
"""

import difflib
import functools
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lessons.lesson import read_lessons
from lessons.lesson_fields import RECAP, Lesson
from lessons.sentences import Kind, Place, Sentence, all_places

LONGEST_READ, MOST_WORDS, MOST_HITS = 300, 12, 8
# How much a word counts in a step's title, text, notes and code.
COLUMNS: tuple[Kind, ...] = ("title", "text", "note", "code")
STEP_WEIGHTS = (6.0, 3.0, 1.0, 0.2)
RECAP_WEIGHT = 0.4  # It repeats what the steps explain.
# Which sentence to show: one that explains before one that only names or uses.
SENTENCE_WEIGHTS: dict[Kind, float] = {
    "title": 0.4,
    "text": 1,
    "note": 0.8,
    "code": 0.3,
}
TASK_WEIGHT = 0.5
NEAR = 0.8  # Where a word passes for another, as difflib counts.

WORD = re.compile(r"\w+")
PUNCTUATION = "?!.,;:()'\"`“”…"
# FTS5 would pass over these in a word: two signs side by side, or an operator's.
SIGNS = re.compile(r"[^\w\s]{2}|[=\[\]{}@#*+/<>%&|^~\\!-]")
STOP_WORDS = frozenset(
    """
    a about all am an and any anything are as at be been build but by can could did
    do does doing done for from get give had has have he her here his how i if in
    into is it its just know let like look make makes many me mean means much my
    need needed of on or our please put say says see set she should show so some
    something such tell than that the their them then there these they this those to
    up us use used using want was we were what whats when where whether which who
    why will with work would you your
    """.split()  # noqa: SIM905, a list of words reads better in lines
)
# What learners call it, and what the lessons do.
LESSONS_SAY = {
    "401": "AuthenticationError",
    "429": "RateLimitError",
    "chatbot": "chat app",
}
# They stand around what was found, and never in a lesson.
START, END = "\x02", "\x03"
# To FTS5 a word, and nobody types it: words of two sentences are not side by side.
BETWEEN_SENTENCES = "\n\ue000\n"


@dataclass(frozen=True)
class Hit:
    """A step that holds what was asked for, and its sentence that says most of it.

    Attributes:
        place: The step.
        sentence: The sentence, or line of code.
        pieces: It in pieces of plain text, and which of them were asked for.
    """

    place: Place
    sentence: Sentence
    pieces: tuple[tuple[str, bool], ...]

    @property
    def address(self) -> str:
        """What leads there from each of the app's pages, wherever it is served."""
        place = self.place
        return f"{place.lesson.slug}?step={place.name}{self.sentence.shown}"


class Found(NamedTuple):
    """What a search found.

    Attributes:
        hits: One a step, the best first.
        is_all: Whether each of them holds all words, and not only some.
        corrected: What it took a word for that no lesson says.
    """

    hits: tuple[Hit, ...] = ()
    is_all: bool = False
    corrected: tuple[tuple[str, str], ...] = ()


def search(asked: str) -> Found:
    """Find what the lessons say of something, while it is being typed or after.

    Args:
        asked: Words and code in any form. Of a long text the beginning counts.
    """
    return _index(_AsRead(read_lessons())).search(asked[:LONGEST_READ].strip())


class _AsRead(tuple[Lesson, ...]):
    """Lessons that are the same as long as no file of theirs is read again."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AsRead) and [*map(id, self)] == [*map(id, other)]


@functools.lru_cache(maxsize=1)
def _index(lessons: _AsRead) -> "_Index":
    return _Index(all_places(lessons))


class _Index:
    """What the places say, in two tables: by place, and by sentence."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.executescript(
            """
            CREATE VIRTUAL TABLE places USING fts5(
                title, text, note, code, weight UNINDEXED, tokenize=porter);
            CREATE VIRTUAL TABLE sentences USING fts5(
                plain, place UNINDEXED, number UNINDEXED, weight UNINDEXED,
                tokenize=porter);
            CREATE VIRTUAL TABLE unstemmed USING fts5(plain);
            CREATE VIRTUAL TABLE vocabulary USING fts5vocab(unstemmed, row);
            """
        )
        for row, place in enumerate(places):
            said = [BETWEEN_SENTENCES.join(place.all_of(kind)) for kind in COLUMNS]
            self._db.execute(
                "INSERT INTO places(rowid, title, text, note, code, weight) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [row, *said, RECAP_WEIGHT if place.name == RECAP else 1],
            )
            self._db.execute("INSERT INTO unstemmed VALUES (?)", ["\n".join(said)])
            self._db.executemany(
                "INSERT INTO sentences VALUES (?, ?, ?, ?)",
                (
                    (said.plain, row, number, _weight(said))
                    for number, said in enumerate(place.sentences)
                ),
            )
        terms = self._db.execute("SELECT term FROM vocabulary")
        self._vocabulary = [term for (term,) in terms if term not in STOP_WORDS]

    @functools.lru_cache(maxsize=512)  # noqa: B019, it lives as long as the app.
    def search(self, asked: str) -> Found:
        with self._lock:
            signs = self._signs(asked)
            words = _words(asked, or_none=bool(signs))
            corrected = self._corrected(words)
            words = [corrected.get(word, word) for word in words]
            phrases = [_phrase(word, word == words[-1]) for word in words]
            pairs = [_phrase(f"{a} {b}", is_last=False) for a, b in pairwise(words)]
            rows, is_all = self._rows(phrases, pairs, signs)
            shown = (self._hit(row, phrases + pairs, signs) for row in rows[:MOST_HITS])
            return Found(
                tuple(shown),
                is_all,
                tuple(corrected.items()),
            )

    def _signs(self, asked: str) -> list[str]:
        """Return the code in it that the lessons hold as it stands: all, or words."""
        if SIGNS.search(asked) and self._holding([asked]):
            return [asked]
        said = list(dict.fromkeys(asked.split()))[:MOST_WORDS]
        signs = [word.strip("`").rstrip("?!,;") for word in said]
        return [
            sign
            for sign in signs
            if len(sign) > 1
            and (SIGNS.search(sign.rstrip(PUNCTUATION)) or not WORD.search(sign))
            and self._holding([sign])
        ]

    def _corrected(self, words: list[str]) -> dict[str, str]:
        """Return the nearest word for each that no lesson says, where one is near."""
        unknown = [w for w in words if not self._matching(_phrase(w, w == words[-1]))]
        near = {
            word: difflib.get_close_matches(
                word.lower(),
                [known for known in self._vocabulary if known[0] == word[0].lower()],
                n=1,
                cutoff=NEAR,
            )
            for word in unknown
        }
        return {word: matches[0] for word, matches in near.items() if matches}

    def _rows(
        self, phrases: list[str], pairs: list[str], signs: list[str]
    ) -> tuple[list[int], bool]:
        """Return the places to show, and whether they hold all that was asked for."""
        ranked = self._matching(" OR ".join(phrases)) if phrases else []
        each = [set(self._matching(phrase)) for phrase in phrases]
        side_by_side = [set(self._matching(pair)) for pair in pairs]
        ranked.sort(key=lambda row: -sum(row in rows for rows in each + side_by_side))
        holding_all = [row for row in ranked if all(row in rows for rows in each)]
        if signs:
            holding = self._holding(signs)
            both = [row for row in holding_all if row in holding]
            return both or holding, bool(both) or not phrases
        return holding_all or ranked, bool(holding_all)

    def _matching(self, query: str) -> list[int]:
        found = self._db.execute(
            "SELECT rowid FROM places WHERE places MATCH ? "
            "ORDER BY bm25(places, ?, ?, ?, ?) * weight",
            [query, *STEP_WEIGHTS],
        )
        return [row for (row,) in found]

    def _holding(self, signs: list[str]) -> list[int]:
        """Return the places that hold code as it stands, the most telling first."""
        worth = {}
        for row, place in enumerate(self._places):
            saying = [[s for s in place.sentences if sign in s.plain] for sign in signs]
            if all(saying):
                worth[row] = max(map(_density, saying[0]))
        return sorted(worth, key=lambda row: -worth[row])

    def _hit(self, row: int, phrases: list[str], signs: list[str]) -> Hit:
        place = self._places[row]
        if signs:
            holding = [said for said in place.sentences if signs[0] in said.plain]
            said = max(holding, key=_density)
            marked = said.plain.replace(signs[0], f"{START}{signs[0]}{END}")
        else:
            number, marked = self._db.execute(
                "SELECT number, highlight(sentences, 0, ?, ?) FROM sentences "
                "WHERE sentences MATCH ? AND place = ? "
                "ORDER BY bm25(sentences) * weight LIMIT 1",
                [START, END, " OR ".join(phrases), row],
            ).fetchone()
            said = place.sentences[number]
        return Hit(place, said, tuple(_pieces(marked)))


def _words(asked: str, or_none: bool) -> list[str]:
    """Return the words that tell something; if none does, all, or none if so asked."""
    said = [
        word
        for bare in dict.fromkeys(given.strip(PUNCTUATION) for given in asked.split())
        for word in LESSONS_SAY.get(bare.lower(), bare).split()
        if WORD.search(word)
    ]
    telling = [word for word in said if word.lower() not in STOP_WORDS]
    return (telling or ([] if or_none else said))[:MOST_WORDS]


def _phrase(word: str, is_last: bool) -> str:
    """Return a word as FTS5 takes it; the last one may be the beginning of a longer.

    In quotation marks nothing is an operator, and a name such as `session_state` is
    the words that it is made of, side by side.
    """
    quoted = " ".join(WORD.findall(word.replace("_", " ")))
    return f'"{quoted}"*' if is_last and len(quoted) > 1 else f'"{quoted}"'


def _weight(said: Sentence) -> float:
    return SENTENCE_WEIGHTS[said.kind] * (TASK_WEIGHT if said.is_task else 1)


def _density(said: Sentence) -> float:
    """Return how much of a sentence a piece of code in it is likely to be."""
    return _weight(said) / len(said.plain)


def _pieces(marked: str) -> Iterator[tuple[str, bool]]:
    for piece in re.split(f"({START}[^{END}]*{END})", marked):
        if piece:
            yield piece.strip(START + END), piece[0] == START
