"""Small talk: the few things that people say to any bot first."""

import re

from lessons.practice.manner import Manner
from lessons.practice.memory import told_name

HELLO = re.compile(
    r"(hi|hello|hey|hiya|howdy|ahoy|greetings|good (morning|afternoon|evening|day))"
    r"( \w+){0,2}"
)
HOW_ARE_YOU = re.compile(
    r"\bhow are you\b|\bhow s it going\b|\bhow do you do\b|^what s up$"
)
NAME = re.compile(r"\bwhat ?(is|s) your name\b|\bdo you have a name\b|^your name$")
WHO = re.compile(
    r"\bwho are you\b|\bwhat are you\b|\bintroduce yourself\b"
    r"|\b(which|what) (language )?(model|bot|llm|ai) (are you|is this|do you use)\b"
    r"|\bare you (an? |the )?(real |really )?"
    r"(practice|ai|bot|robot|human|person|machine|model|chatgpt|gpt|llm|real)\b"
)
ABLE = re.compile(r"\bwhat can you do\b|\bhow can you help\b|^help( me)?$")
THANKS = re.compile(
    r"(ok |okay |great |many )*(thanks|thank you|thx|cheers)( \w+){0,4}"
)
BYE = re.compile(
    r"(ok |okay )?(bye|goodbye|good bye|bye bye|see you|ciao|farewell|good night)"
    r"( \w+){0,2}"
)
MY_NAME = re.compile(r"\b(my name is|my name s|i am called|call me)\b")


def small_talk(asked: str, original: str, how: Manner) -> str | None:
    """Answer small talk.

    Args:
        asked: What the user said, in lower case and without punctuation.
        original: The same as it was written.
        how: Who the model is to be.

    Returns:
        The answer, or None if this is no small talk.
    """
    if NAME.search(asked):
        if how.name:
            return f"My name is {how.name}. I am a practice model, not an AI."
        return f"I have no name: I am {how.who}."
    if WHO.search(asked):
        return (
            f"I am {how.who}: a small program that answers without thinking, so that "
            "you can build a chat app before you have a key."
        )
    if HOW_ARE_YOU.search(asked):
        return f"I am {how.who}, so I am always the same, thank you."
    if ABLE.search(asked):
        return (
            f"I am {how.who}. Ask me about this tutorial, about what you said before, "
            "or for a sum. All else I echo."
        )
    if (name := told_name([original])) and MY_NAME.search(asked):
        return (
            f"Hello, {name}! I am {how.who}. I know your name as long as your app "
            "sends me that message."
        )
    if HELLO.fullmatch(asked):
        return f"Hello! I am {how.who}."
    if THANKS.fullmatch(asked):
        return f"You are welcome! I am {how.who}."
    if BYE.fullmatch(asked):
        return f"Goodbye! I am {how.who}, and shall have forgotten you."
    return None
