"""Says what a request held: the first thing to know of any model."""

import re
from collections.abc import Sequence

from lessons.practice.conversation import INSTRUCTING_ROLES, Message, contents

# What the practice model reads of a message: the rest changes nothing in its answer.
LONGEST_READ = 2_000
LONGEST_QUOTED = 160


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case; "what's" is two."""
    return re.findall(r"\w+", text.lower())


def quote(text: str) -> str:
    """Return a text in quotation marks, on one line and cut where it is long."""
    line = " ".join(text[:LONGEST_READ].split())
    if len(line) > LONGEST_QUOTED:
        line = f"{line[:LONGEST_QUOTED].rstrip()}…"
    return f"“{line}”"


def what_was_sent(messages: Sequence[Message]) -> str:
    """Say how many messages a request held, whose, and which were the user's."""
    yours, mine = contents(messages, "user"), contents(messages, "assistant")
    system = contents(messages, *INSTRUCTING_ROLES)
    if not yours:
        return f"I was sent {_counted(len(messages))}, and none of yours."
    if len(messages) == 1:
        return f"I was sent one message: {quote(yours[0])}."
    whose = f"{len(yours)} of yours"
    if mine:
        whose = f"{whose} and {len(mine)} of mine"
    if system:
        first = "a system message" if len(system) == 1 else f"{len(system)} of a system"
        whose = f"{first}, then {whose}"
    which = f"The first of yours was {quote(yours[0])}"
    if len(yours) > 1:
        which = f"{which}, the last {quote(yours[-1])}"
    return f"I was sent {_counted(len(messages))}: {whose}. {which}."


def _counted(messages: int) -> str:
    return "one message" if messages == 1 else f"{messages} messages"
