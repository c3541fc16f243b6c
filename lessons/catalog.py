"""The lessons, in the order in which they are learned."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lesson:
    """One lesson of the tutorial.

    Attributes:
        slug: Its page's file, URL and folder of snippets.
        title: Its name in the navigation, in a word or two.
        icon: A Material icon, as Streamlit writes it.
        minutes: How long it takes to read and try.
        promise: What the learner can do afterwards: "You will be able to ...".
    """

    slug: str
    title: str
    icon: str
    minutes: int
    promise: str

    @property
    def page(self) -> str:
        """The page's script, seen from `Home.py`."""
        return f"pages/{self.slug}.py"


LESSONS = (
    Lesson(
        "chat_message",
        "Chat message",
        ":material/chat_bubble:",
        8,
        "put what you and the bot say in bubbles, with anything inside",
    ),
    Lesson(
        "chat_input",
        "Chat input",
        ":material/keyboard:",
        8,
        "ask for a message, and know in which run of the script you get it",
    ),
    Lesson(
        "history",
        "History",
        ":material/history:",
        10,
        "keep a conversation on screen while the script runs again and again",
    ),
    Lesson(
        "echo_bot",
        "Echo bot",
        ":material/repeat:",
        10,
        "put the pieces together into a complete chat app",
    ),
    Lesson(
        "streaming",
        "Streaming",
        ":material/stream:",
        10,
        "show an answer word by word while it is being made",
    ),
    Lesson(
        "chatgpt_clone",
        "ChatGPT clone",
        ":material/smart_toy:",
        15,
        "let a real model answer, stream what it says, and keep your key safe",
    ),
    Lesson(
        "provider_fails",
        "When it fails",
        ":material/cloud_off:",
        15,
        "stay calm, and keep the conversation, when the provider fails",
    ),
)


def find(slug: str) -> Lesson:
    """Return the lesson with this slug.

    Raises:
        LookupError: There is no such lesson.
    """
    for lesson in LESSONS:
        if lesson.slug == slug:
            return lesson
    raise LookupError(f"There is no lesson {slug!r} in the catalog.")


def after(lesson: Lesson) -> Lesson | None:
    """Return the lesson that follows, or None after the last."""
    following = LESSONS[LESSONS.index(lesson) + 1 :]
    return following[0] if following else None
