"""What the practice model says: a pure function of what it was sent."""

from lessons.practice.arithmetic import work_out
from lessons.practice.catalog_answer import ask_catalog
from lessons.practice.conversation import contents, normal, quote, what_was_held
from lessons.practice.lesson_answer import ask_lessons
from lessons.practice.manner import Manner, first_sentence, manner, styled
from lessons.practice.memory import recall
from lessons.practice.prompt import Prompt
from lessons.practice.search import LessonSearch
from lessons.practice.small_talk import small_talk

LONGEST_READ = 500
LONGEST_ECHO = 600


def answer(prompt: Prompt, lessons: LessonSearch) -> str:
    """Answer a conversation.

    Args:
        prompt: The conversation as the request holds it, and how to answer. All that
            a model knows of a conversation is what it is sent.
        lessons: What the lessons say.

    Returns:
        Markdown. The same prompt gets the same answer.
    """
    how = manner(prompt.all_instructions)
    text = _plain_answer(prompt, lessons, how)
    if not how.is_english and not how.is_brief:
        text = f"{text}\n\nThe practice model speaks English only."
    elif how.is_brief and (how.who not in text or not how.is_english):
        text = f"{how.label}: {text}"
    return styled(text, how)


def _plain_answer(prompt: Prompt, lessons: LessonSearch, how: Manner) -> str:
    said = contents(prompt.messages, "user")
    if not said:
        return f"I am {how.who}. This request held no message of yours."
    last = said[-1]
    asked = normal(last[:LONGEST_READ])
    recalled = recall(asked, prompt.messages, prompt.all_instructions.strip())
    if recalled:
        if how.is_brief:
            return first_sentence(recalled)
        return f"I am {how.who}. {recalled}"
    held = what_was_held(prompt.messages)
    found = _known_answer(last, asked, lessons, how)
    if found:
        return found if how.is_brief else f"{found}\n\n{held}"
    if how.is_brief:
        return f"You said {quote(last)}, and t{held[1:]}"
    return f"{_echo(last, how)}\n\n{held}"


def _known_answer(
    last: str, asked: str, lessons: LessonSearch, how: Manner
) -> str | None:
    """Return an answer to what needs no conversation, if there is one."""
    if result := work_out(last):
        return result if how.is_brief else f"I am {how.who}. {result}"
    if talk := small_talk(asked, last[:LONGEST_READ], how):
        return first_sentence(talk) if how.is_brief else talk
    if listed := ask_catalog(last[:LONGEST_READ], lessons, how):
        return listed
    return ask_lessons(last[:LONGEST_READ], lessons, how)


def _echo(last: str, how: Manner) -> str:
    last = last.strip()
    if not last:
        return f"I am {how.who}. Your message was empty."
    if "\n" not in last:
        return f"I am {how.who}, so I can only echo: {quote(last, LONGEST_ECHO)}"
    lines = last[:LONGEST_ECHO].splitlines()
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    cut = "…" if len(last) > LONGEST_ECHO else ""
    return f"I am {how.who}, so I can only echo:\n\n{quoted}{cut}"
