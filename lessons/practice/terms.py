"""The terms of a text: its words without their endings, and its names of code.

A name of code, such as `chat_message`, is a term of its own, kept in backticks so
that it differs from the words it is made of.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

# `st.name`, `a_name`, `name(` and `name=`, a name in quotes, an error, operators.
NAME = re.compile(
    r"""
    (?<![\w.]) [a-z]\w* (?: \.[a-z_]\w* )+
    | \b [a-z]\w* _ \w+
    | \b [a-z]\w* (?= \( (?!s\)) | \[ | = )
    | (?<=[`'"]) [a-z]\w* (?=[`'"])
    | (?-i: \b [A-Z] \w+ (?: Error | Exception ) \b )
    | := | \+= | !r\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
IN_BACKTICKS = re.compile(r"`[^`\n]+`")
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
IDENTIFIER = re.compile(r"[a-z_]\w*|:=|\+=|!r\b", re.IGNORECASE)
WORD = re.compile(r"[a-z0-9]{2,}", re.IGNORECASE)
# It breaks nothing, unlike a stream that does.
LINE_BREAK = re.compile(r"\bline[ -]break", re.IGNORECASE)
ENDINGS = ("ing", "ed", "es", "s")


def said_in(text: str) -> list[str]:
    """Return the words of a text, as they are said."""
    return WORD.findall(LINE_BREAK.sub("linebreak", text))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without their endings."""
    return [stem(word) for word in said_in(text.lower())]


def pairs(stems: Sequence[str]) -> list[str]:
    """Return each two words that stand next to each other, as one term."""
    return [f"{one} {two}" for one, two in pairwise(stems)]


def names(code: str) -> list[str]:
    """Return the names in a piece of code, in backticks; what it quotes has none."""
    outside = QUOTED.sub(" ", code)
    return [f"`{name.lower()}`" for name in IDENTIFIER.findall(outside)]


def names_in(text: str) -> list[str]:
    """Return the names of code in a prose text, in backticks."""
    outside = NAME.findall(IN_BACKTICKS.sub(" ", text))
    code = " ".join([*IN_BACKTICKS.findall(text), *outside])
    found = [f"`{name.lower()}`" for name in IDENTIFIER.findall(code)]
    return [name for name in found if len(name) > 3 and name != "`st`"]


def prose_of(question: str) -> list[str]:
    """Return the words of a question outside its names of code, as they are said."""
    return said_in(NAME.sub(" ", IN_BACKTICKS.sub(" ", question)))


def stem(word: str) -> str:
    """Cut a word's ending, so that "streamed" and "streaming" are found as one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and (word[-1] == "e" or word[-1] == word[-2]):
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") else word
