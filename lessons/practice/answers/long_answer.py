"""A long answer for who asks for one, so that there is something to see stream."""

import re

from lessons.practice.answers.sent import words_of

TALES = {"story", "tale", "poem", "essay", "article"}
WISHES = re.compile(r"\b(?:at length|in detail|long answer|[1-9]\d\d+ words)\b")
TELLING = {"tell", "write", "give", "make"}

STORY = """\
I have one long text, whatever is asked, and here it is, so that you can watch it come.

Once a message left a browser, early in the morning, with five words and a question
mark. It knocked at a script, which woke up and ran from its first line to its last, as
it always did. "Who are you?" asked the script. "I am what somebody typed," said the
message. "Then into the list with you," said the script, "for I forget everything at
the end of a run, and only the session state remembers."

In the list, the message met all those who had come before. They stood in a row, each
with a role and its content, and they were drawn again on the screen, one below the
other. Then the whole row was sent on a journey, to a model that nobody had ever seen.
"Must we all go?" asked the oldest. "All of you," said the script, "or it will not know
what we are talking about."

The model read them from the first to the last. It did not wait until it had thought of
everything: it said a word, and another, and each of them ran home as soon as it was
spoken. That is how the answer reached the screen, piece by piece, while somebody in
front of it read along, and was not bored. When the last piece had come, the script put
them together, appended them to the list, and fell asleep. And if nobody has cleared
the chat, they are there to this day."""


def long_answer(asked: str) -> str | None:
    """Return a text of more than 200 words to who asks for a story, or for length."""
    words = words_of(asked)
    is_tale = bool(TALES & set(words)) and bool(TELLING & set(words[:4]))
    if not is_tale and not WISHES.search(asked.lower()):
        return None
    return "\n\n".join(" ".join(part.split()) for part in STORY.split("\n\n"))
