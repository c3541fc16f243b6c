"""How to answer, as system and developer messages and instructions ask for it.

A real model obeys whatever they say. The practice model knows a few wishes.
"""

import re
from dataclasses import dataclass
from typing import Literal

LONGEST_READ = 4_000
# How far before a wish its "not" may stand.
FAR_BEFORE = 60

NAME = re.compile(
    r"(?i:\byou(?: are|'re)(?: an? (?:\w+ ){1,4})? ?(?:called|named)"
    r"|\byou are|\byou're|\byour name is|\bact as|\bcall yourself)\s+"
    r"(?!(?i:an?|the|not|very|here|now|always|to)\b)"
    r"((?:(?:Dr|Mr|Mrs|Ms|Prof)\. )?[A-Z][\w'-]*(?: [A-Z\d][\w'-]*){0,2})"
)
BRIEF = re.compile(
    r"\b(one|a single) sentence\b|\bbrief|\bconcise|\bfew words\b"
    # A wish for short answers is none for short stories.
    r"|\bshort(ly)?\b(?=\W*$|[.!?,;:)]| (and|as|but|please|answer|repl|response)"
    r"|[ -](message|sentence|text))",
    re.IGNORECASE,
)
PIRATE = re.compile(r"\bpirate", re.IGNORECASE)
FORMAL = re.compile(r"\bformal|\bpolitely\b", re.IGNORECASE)
# Those that the practice model is likely to be asked for. It speaks none of them.
LANGUAGE = re.compile(
    r"\b(in|speak|use) (arabic|chinese|danish|dutch|finnish|french|german|greek|hindi"
    r"|italian|japanese|korean|latin|norwegian|polish|portuguese|russian|spanish|swedish"
    r"|turkish|ukrainian)\b",
    re.IGNORECASE,
)
# A "not" forbids what follows it in its clause, if that is near.
CLAUSE_END = re.compile(
    r"[.!?;:\n]|,(?! ever\b)|\b(?:but|so|then)\b"
    r"|\band (?=(?:always|be|answer|reply|respond|keep|speak|talk|say|use|write)\b)",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"(?:\b(?:not|never|avoid|stop|refrain)|n['\u2019]t)\b(?! only| just)"
    r"(?:\W+\w+){0,4}\W*$"
    r"|\b(?:no|without)\b(?:\W+\w+){0,2}\W*$",
    re.IGNORECASE,
)
# "Not more than one sentence" asks for brevity.
AT_MOST = re.compile(r"\b(?:more|longer) than\W*$", re.IGNORECASE)

# Quotations, code and links stay as they are, whatever the style.
PROTECTED = re.compile(
    r"(```.*?```|^>.*?$|`[^`]*`|“[^”]*”|\[[^\]]*\]\([^)]*\))", re.DOTALL | re.MULTILINE
)
PIRATE_WORDS = {
    "hello": "ahoy",
    "hi": "ahoy",
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
FORMAL_WORDS = {"hello": "good day", "hi": "good day", "bye": "farewell"}
FIRST_SENTENCE = re.compile(r"(?:“[^”]*”|[^“])*?(?:[.!?]|(?<=[.!?…]”))(?=\s|$)")
WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Manner:
    """How to answer.

    Attributes:
        name: Who the model is to be, or an empty string.
        is_brief: Whether one sentence must do.
        style: How it is to speak.
        is_english: Whether no other language is asked for.
    """

    name: str = ""
    is_brief: bool = False
    style: Literal["plain", "pirate", "formal"] = "plain"
    is_english: bool = True

    @property
    def who(self) -> str:
        """What the model says of itself after "I am"."""
        if self.name:
            return f"{self.name}, a practice model and not an AI"
        return "the practice model, not an AI"

    @property
    def label(self) -> str:
        """The same, to stand before a brief answer."""
        english = "" if self.is_english else ", English only"
        if self.name:
            return f"{self.name}, a practice model, not an AI{english}"
        return f"Practice model, not an AI{english}"


def manner(instructions: str) -> Manner:
    """Return how the instructions want the answer.

    Args:
        instructions: What system and developer messages and `instructions` say, see
            https://platform.openai.com/docs/guides/text#message-roles-and-instruction-following
    """
    text = instructions[:LONGEST_READ]
    name = NAME.search(text)
    style = "plain"
    if _is_wanted(FORMAL, text):
        style = "formal"
    if _is_wanted(PIRATE, text):
        style = "pirate"
    return Manner(
        name[1] if name else "",
        _is_wanted(BRIEF, text),
        style,
        is_english=not _is_wanted(LANGUAGE, text),
    )


def styled(text: str, how: Manner) -> str:
    """Return an answer in the style that is wanted.

    Args:
        text: The answer in plain Markdown.
        how: The style. Quotations, code and links keep theirs.
    """
    if how.style == "pirate":
        return f"Arr! {_reworded(text, PIRATE_WORDS)}"
    if how.style == "formal":
        text = _reworded(text, FORMAL_WORDS)
        ending = "" if how.is_brief else "\n\nYours faithfully"
        greeting = "" if text.startswith("Good day") else "Good day. "
        return f"{greeting}{text}{ending}"
    return text


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; what is quoted in it may hold more."""
    found = FIRST_SENTENCE.match(text)
    return found[0] if found else text


def _is_wanted(wish: re.Pattern[str], text: str) -> bool:
    """Tell whether a wish is made, and not the opposite: "never be formal"."""
    return any(
        not _is_forbidden(text[max(0, found.start() - FAR_BEFORE) : found.start()])
        for found in wish.finditer(text)
    )


def _is_forbidden(before: str) -> bool:
    """Tell whether what stands before a wish forbids it."""
    clause = CLAUSE_END.split(before)[-1]
    return bool(NEGATION.search(clause)) and not AT_MOST.search(clause)


def _reworded(text: str, words: dict[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        word = found[0]
        new = words.get(word.lower(), word)
        return new[0].upper() + new[1:] if word[0].isupper() else new

    parts = PROTECTED.split(text)
    parts[::2] = [WORD.sub(replace, part) for part in parts[::2]]
    return "".join(parts)
