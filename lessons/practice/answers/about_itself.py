"""Says what the practice model is, what it can do, and what it cannot."""

from lessons.lesson import read_lessons
from lessons.practice.answers.search_hit import CODE, search_hit
from lessons.practice.answers.sent import words_of
from lessons.search import STOP_WORDS

OPENINGS = {"are", "who", "what", "which", "is"}
KINDS = {
    *("ai", "bot", "robot", "human", "person", "machine", "real", "model", "llm"),
    *("chatgpt", "gpt", "openai", "claude", "gemini", "who"),
}
LONGEST = 8
FOLLOWING_UP = {
    *("again", "another", "also", "and", "continue", "else", "example", "explain"),
    *("further", "go", "longer", "more", "next", "no", "now", "ok", "really", "short"),
    *("shorter", "simpler", "simply", "sure", "then", "yes"),
}
# Words that English lacks, of the languages that people are likely to try.
NO_ENGLISH = {
    *("auf", "das", "der", "ein", "eine", "einen", "ich", "ist", "mir", "mit"),
    *("nicht", "und", "warum", "wer", "wie", "bonjour", "ce", "comment", "est"),
    *("et", "je", "les", "ne", "pas", "pourquoi", "que", "quel", "quelle", "qui"),
    *("une", "vous", "como", "con", "cual", "el", "es", "hola", "los", "para"),
    *("por", "porque", "qu\u00e9", "una", "ciao", "cosa", "di", "perch\u00e9", "sono"),
    *("isso", "n\u00e3o", "dat", "een", "het", "hoe", "ik", "niet", "waarom", "wat"),
}


def about_itself(asked: str, with_links: bool) -> str | None:
    """Say what the practice model is, or can, if that is asked.

    Args:
        asked: The question.
        with_links: Whether links lead to the lessons.
    """
    words = words_of(asked)
    have = set(words)
    if not words or len(words) > LONGEST:
        return None
    is_able = {"what", "can", "you"} <= have and have & {"ask", "do"}
    if is_able or words in (["help"], ["help", "me"]):
        lessons = ", ".join(
            f"[{lesson.title}]({lesson.slug})" if with_links else lesson.title
            for lesson in read_lessons()
        )
        return (
            "Ask me what I was sent, what you said first, or what your name is, once "
            "you have told me. Ask for a story, to watch a long answer stream. And ask "
            f"about the lessons: I search them for your words. They are {lessons}."
        )
    if words[0] in OPENINGS and have & {"you", "this"} and have & KINDS:
        return (
            "I am a small program that needs no key, and I do not think. A real model "
            "can answer the same code: choose one under *Who answers*."
            f"\n\n{search_hit('A clone of ChatGPT in forty lines?', with_links)}"
        )
    return None


def not_understood(asked: str) -> str | None:
    """Return why there is no answer, if the question shows why."""
    words = words_of(asked)
    if not words:
        return None
    if _is_foreign(asked, words):
        return "I understand English only."
    if set(words) <= FOLLOWING_UP | STOP_WORDS and not CODE.search(asked):
        return (
            "I cannot follow a talk as an AI does: I look at your last message alone, "
            "and it has no word that I could look up in the lessons. Ask a whole "
            "question."
        )
    return None


def _is_foreign(asked: str, words: list[str]) -> bool:
    letters = [sign for sign in asked if sign.isalpha()]
    if sum(not sign.isascii() for sign in letters) > len(letters) / 2:
        return True
    foreign = sum(word in NO_ENGLISH for word in words)
    return foreign > sum(word in STOP_WORDS for word in words)
