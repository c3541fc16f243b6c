"""Who to be and how to speak, as a system message asks for it.

A real model obeys whatever it says. The practice model knows a name and a pirate.
"""

import re
from dataclasses import dataclass

LONGEST_READ = 4_000
NAME = re.compile(
    r"\b(?:[Yy]ou are|[Yy]our name is|[Aa]ct as) ([A-Z][\w-]*(?: [A-Z][\w-]*)?)"
)
NO_NAMES = {"A", "An", "The", "Not"}
PIRATE_WORDS = {
    "hello": "ahoy",
    "you": "ye",
    "your": "yer",
    "yours": "yers",
    "my": "me",
    "is": "be",
    "am": "be",
    "are": "be",
    "yes": "aye",
    "friend": "matey",
}
WORD = re.compile(r"[A-Za-z]+")
# Quotations, code and links stay as they are.
PROTECTED = re.compile(
    r"(^>.*$|`[^`\n]*`|“[^”\n]*”|\[[^\]\n]*\]\([^)\n]*\))", re.MULTILINE
)


@dataclass(frozen=True)
class Persona:
    """How to answer.

    Attributes:
        name: Who the model is to be, or an empty string.
        is_pirate: Whether it is to talk like one.
    """

    name: str
    is_pirate: bool

    @classmethod
    def wanted(cls, instructions: str) -> "Persona":
        """Return whom the instructions ask for."""
        text = instructions[:LONGEST_READ]
        found = NAME.search(text)
        is_name = found and found[1].split()[0] not in NO_NAMES
        return cls(found[1] if found and is_name else "", "pirate" in text.lower())

    @property
    def introduction(self) -> str:
        """What each answer begins with."""
        if self.name:
            return f"I am {self.name}, a practice model and not an AI."
        return "I am the practice model, not an AI."

    def styled(self, text: str) -> str:
        """Return an answer in the words that are wanted."""
        if not self.is_pirate:
            return text
        parts = PROTECTED.split(text)
        parts[::2] = [WORD.sub(_pirates, part) for part in parts[::2]]
        return f"Arr! {''.join(parts)}"


def _pirates(found: re.Match[str]) -> str:
    word = found[0]
    new = PIRATE_WORDS.get(word.lower(), word)
    return new[0].upper() + new[1:] if word[0].isupper() else new
