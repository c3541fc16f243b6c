"""Finds words and code in all that the app teaches: full text, in memory.

SQLite's FTS5 finds words, https://www.sqlite.org/fts5.html. Code such as `:=`, which
it does not know, is looked for as it stands; for a word that no lesson says, the
nearest one is taken.
"""

import functools

from lessons.lesson import read_lessons, read_where_next
from lessons.lesson_fields import Lesson
from lessons.page_fields import WhereNext
from lessons.search.beyond import places_beyond
from lessons.search.index import Found, Hit, Index
from lessons.search.query import STOP_WORDS, WORD
from lessons.sentences import all_places

__all__ = ["LONGEST_READ", "STOP_WORDS", "WORD", "Found", "Hit", "search"]

LONGEST_READ = 300


def search(asked: str) -> Found:
    """Find what the app says of something, while it is being typed or after.

    Args:
        asked: Words and code in any form. Of a long text the beginning counts.
    """
    said = _AsRead((*read_lessons(), read_where_next()))
    return _index(said).search(asked[:LONGEST_READ].strip())


class _AsRead(tuple[Lesson | WhereNext, ...]):
    """What was read; it is the same as long as no file of it is read again."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AsRead) and [*map(id, self)] == [*map(id, other)]


@functools.lru_cache(maxsize=1)
def _index(said: _AsRead) -> Index:
    lessons = [part for part in said if isinstance(part, Lesson)]
    (where_next,) = (part for part in said if isinstance(part, WhereNext))
    return Index([*all_places(lessons), *places_beyond(lessons, where_next)])
