"""What the practice model says: a pure function of what it was sent."""

from collections.abc import Sequence

from lessons.practice.answers.about_itself import about_itself, not_understood
from lessons.practice.answers.long_answer import long_answer
from lessons.practice.answers.persona import Persona
from lessons.practice.answers.recall import recall
from lessons.practice.answers.search_hit import search_hit
from lessons.practice.answers.sent import LONGEST_READ, what_was_sent
from lessons.practice.conversation import Message, contents

HINT = "Ask me about the lessons, about what you said before, or for a story."


def answer(
    messages: Sequence[Message], instructions: str, with_links: bool = True
) -> str:
    """Answer a conversation.

    Args:
        messages: The conversation as the request holds it, the question included.
        instructions: How to answer, wherever the request says it.
        with_links: Whether links lead from the answer to the lessons.

    Returns:
        Markdown. The same request gets the same answer.
    """
    persona = Persona.wanted(instructions)
    said = contents(messages, "user")
    asked = said[-1][:LONGEST_READ] if said else ""
    known = (
        recall(asked, messages, instructions)
        or long_answer(asked)
        or about_itself(asked, with_links)
        or not_understood(asked)
        or search_hit(asked, with_links)
    )
    sent = what_was_sent(messages)
    if known:
        text = f"{persona.introduction} {known}\n\n{sent}"
    elif len(messages) == 1:
        text = f"{persona.introduction} {sent} {HINT}"
    else:
        text = f"{persona.introduction} {sent}"
    return persona.styled(text)
