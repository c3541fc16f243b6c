"""Takes apart what is typed: which words tell something, which signs are code."""

import re

MOST_WORDS = 12
WORD = re.compile(r"\w+")
PUNCTUATION = "?!.,;:()'\"`“”…"
# FTS5 would pass over these in a word: two signs side by side, or an operator's.
SIGNS = re.compile(r"[^\w\s]{2}|[=\[\]{}@#*+/<>%&|^~\\!-]")
# `RateLimitError` is three words, `APIError` two.
IN_CAPITALS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\WA-Z_]+|\d+")
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
    "deploy": "online",
    "deployment": "online",
    "hosting": "online",
    "reset": "clear",
    "system prompt": "system message",
}
THEY_SAY = re.compile(rf"\b(?:{'|'.join(LESSONS_SAY)})\b", re.IGNORECASE)


def words_of(asked: str, or_none: bool) -> list[str]:
    """Return the words that tell something; if none does, all, or none if so asked."""
    asked = THEY_SAY.sub(lambda found: LESSONS_SAY[found[0].lower()], asked)
    said = [
        bare
        for bare in dict.fromkeys(given.strip(PUNCTUATION) for given in asked.split())
        if WORD.search(bare)
    ]
    telling = [word for word in said if word.lower() not in STOP_WORDS]
    return (telling or ([] if or_none else said))[:MOST_WORDS]


def signs_of(asked: str) -> list[str]:
    """Return what may be code among the words, as it stands."""
    said = list(dict.fromkeys(asked.split()))[:MOST_WORDS]
    signs = [word.strip("`").rstrip("?!,;") for word in said]
    return [
        sign
        for sign in signs
        if len(sign) > 1
        and (SIGNS.search(sign.rstrip(PUNCTUATION)) or not WORD.search(sign))
    ]


def parts_of(name: str) -> list[str]:
    """Return the words that a name in code is made of."""
    return [part for word in WORD.findall(name) for part in IN_CAPITALS.findall(word)]


def phrase(word: str, is_last: bool) -> str:
    """Return a word as FTS5 takes it; the last one may be the beginning of a longer.

    In quotation marks nothing is an operator, and a name such as `session_state` is
    the words that it is made of, side by side.
    """
    quoted = " ".join(WORD.findall(word.replace("_", " ")))
    return f'"{quoted}"*' if is_last and len(quoted) > 1 else f'"{quoted}"'
