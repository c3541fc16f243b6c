"""What a check types: words that nobody has typed before, and nobody can foresee."""

import secrets
from collections.abc import Iterable

CONSONANTS, VOWELS, SYLLABLES = "bdfgklmnprtvz", "aeiou", 2
WORDS = 4


def word() -> str:
    """Return a word that means nothing: four thousand others are as likely."""
    letters = (CONSONANTS, VOWELS) * SYLLABLES
    return "".join(secrets.choice(kind) for kind in letters)


def messages() -> dict[str, str]:
    """Return a message for each name that a deed may have for one.

    Short words in small letters: they can be shouted, turned around, counted, and told
    apart from all numbers; and they are enough to see whether they come one by one.
    """
    return {name: " ".join(word() for _ in range(WORDS)) for name in "abc"}


def filled(texts: Iterable[str], said: dict[str, str]) -> list[str]:
    """Return texts with the messages in them."""
    result = []
    for text in texts:
        for name, message in said.items():
            text = text.replace(f"{{{name}}}", message)  # noqa: PLW2901
        result.append(text)
    return result
