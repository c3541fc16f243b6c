from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("chat_input")

page.step(
    "What it returns, run by run",
    """
Each time you do something in a Streamlit app, the script runs again from its
first line to its last. Sending a message is one such time; pressing a button is
another.

`st.chat_input` returns your message in the run that the message started. In every
other run it returns `None`.

**Try it:** send a message and read the line in the live app; `!r` shows text with
its quotes. Then press *Run the script
again*: you sent nothing this time, so `prompt` is `None`.
""",
    "return_value",
    notes={
        "{prompt!r}": (
            "`!r` writes the value as Python would, quotes and all. So you can tell "
            "`None` from a message that says “None”."
        ),
    },
)

page.step(
    "Placeholder and length limit",
    """
The first argument is the placeholder: the grey text in the empty box. Say in it
what you would like to hear.

`max_chars` limits the length. The box counts along and takes no more than that.

`if prompt:` skips the block in all the runs without a message.

**Try it:** type until the box stops you.
""",
    "placeholder_and_limit",
)

page.step(
    "Pinned or inline",
    """
Called on its own, `st.chat_input` is pinned to the bottom: messages scroll, the
box stays. Called inside a container, such as `st.container`, a column or a tab,
it stays where you wrote it.

Each box tells only of its own message.

**Try it:** send something from each box. The other one returns `None`, since you
did not use it in that run.
""",
    "pinned_or_inline",
    notes={
        "inline = st.chat_input(": (
            "This input and the one below have different placeholders, so Streamlit "
            "can tell them apart."
        ),
        "pinned = st.chat_input(": (
            "It could be the first line after the import: a pinned input is at the "
            "bottom wherever you call it."
        ),
        "{inline!r}": (
            "Each input has its own variable, since each returns only what was sent "
            "from it."
        ),
    },
)

page.step(
    "A reply that vanishes",
    """
Now put the two pieces together: an input, and bubbles for what it returns. It
looks like a chat at once.

**Try it:** send two messages, one after the other. Where did the first one go?

Each message starts a new run. The new run draws only what *it* is told to draw,
and the first message is no longer in `prompt`. Nothing has kept it. The next
lesson mends this.
""",
    "vanishing_reply",
    notes={
        "prompt = st.chat_input(": (
            "Each run assigns `prompt` anew, so the message that it held before is "
            "lost."
        ),
        "if prompt:": (
            "Both bubbles are in this block. A run without a message skips it, and "
            "draws neither."
        ),
    },
    builds_on="placeholder_and_limit",
)

page.mistake(
    "two inputs alike",
    """
Streamlit tells widgets apart by their kind and their arguments. Two inputs with
the same arguments look like one to it, so it stops with an error.

**The mend:** give each a `key` of its own. The key is the widget's name; nobody
sees it on the page.
""",
    "two_alike",
    mend="two_alike_mended",
    notes={
        "comment = st.chat_input(": (
            "Streamlit never sees the name to the left of `=`, so this call is the "
            "same to it as the one above."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "`st.chat_input` returns the message in one run, and `None` in the rest.",
            "On its own it is pinned to the bottom; in a container it is inline.",
            "What a run does not draw again is gone from the screen.",
        ),
        exercise="""
Build a box that takes whispers of up to 20 characters and shouts them back in
capitals. As long as there is no whisper, the app says that it is listening.
""",
        hint="`prompt.upper()` shouts. An `else:` belongs to the `if prompt:`.",
        solution="exercise",
        references={
            "st.chat_input": (
                "https://docs.streamlit.io/develop/api-reference/chat/st.chat_input"
            ),
            "Streamlit's execution model": (
                "https://docs.streamlit.io/get-started/fundamentals/main-concepts"
            ),
        },
    )
)
