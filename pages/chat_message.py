from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("chat_message")

page.step(
    "Two speakers",
    """
A chat has two speakers. `st.chat_message` gives each of them a bubble: a
container with an avatar, named after who speaks.

Use `with`, and whatever you write in the indented block lands in the bubble.
`"user"` and `"assistant"` are names that Streamlit knows: it gives them their
avatars, and yours a shaded background.

**Try it:** compare the three `st.write` lines with what you see in the live app.
The assistant's bubble holds two of them.
""",
    "two_speakers",
    notes={
        '"What shall we build today?"': (
            "It is indented like the line above it, so it belongs to the same bubble."
        ),
    },
)

page.step(
    "The same, by calling methods",
    """
`st.chat_message` returns its container. Keep it in a variable, and you can write
into it later with its own methods: `user.write(...)` does what
`with user: st.write(...)` does.

A bubble stands where you *made* it, not where you filled it. That is handy when
an answer comes late.

**Look for:** the answer is written first in the code, yet it stands below the
question.
""",
    "method_calls",
    notes={
        'user = st.chat_message("user")': (
            "You make this bubble first because it shall be on top. It may wait "
            "there, empty, for its text."
        ),
        "assistant.write(": (
            "You need no `with` for a single element. For several in a row, `with` "
            "reads better."
        ),
    },
)

page.step(
    "Anything fits inside",
    """
A bubble is a container like any other. Text with Markdown, a chart, a table, a
block of code: every Streamlit element can stand in a message.

So a bot can answer in more than words. Ask it about numbers and let it draw them.

**Try it:** hover over the bars of the chart, inside the message. Scroll up in the
live app for the question.
""",
    "anything_fits",
    notes={
        "sales = {": (
            "One list for each column is enough: the chart and the table below both "
            "take a plain dictionary."
        ),
        "st.bar_chart(": (
            "A chart is tall unless you say otherwise. 150 pixels leave room for "
            "the rest of the message."
        ),
        "st.code(": (
            "`st.write` would take this for Markdown. `st.code` leaves every "
            "character as it is, and offers to copy it."
        ),
    },
)

page.step(
    "Names and avatars",
    """
Give any name you like. For a name that Streamlit does not know, the avatar shows
its first letter.

With `avatar` you choose the picture yourself: an emoji, a Material icon as in the
last message, or an image file.

The name is not printed, but screen readers say it. Name every speaker, also
where the avatar is your own.
""",
    "names_and_avatars",
    notes={
        'st.chat_message("Mia"):': (
            "The letter comes from the name, so two names with the same first "
            "letter look alike."
        ),
        'avatar="🦊"': (
            "The name is still there although you see a fox: a screen reader cannot "
            "read a picture."
        ),
        ":material/cruelty_free:": (
            "The colons tell an icon's name from an address of an image. Streamlit "
            "refuses a name that no icon has."
        ),
    },
)

page.mistake(
    "an empty name",
    """
Streamlit accepts an empty name and shows the same avatar for everyone.
There is no error, but nobody can tell who speaks, and a screen reader has no
name to say.

**The mend:** name each speaker. Most chats need just two names, `"user"` and
`"assistant"`.
""",
    "empty_name",
    mend="empty_name_mended",
)

page.mistake(
    "a message inside a message",
    """
The second `with` is indented, so it is *inside* the first bubble. Streamlit draws
what you wrote: the answer becomes a part of the question.

**The mend:** move the second `with` to the left, until both start in the same
column.
""",
    "nested",
    mend="nested_mended",
    notes={
        'with st.chat_message("assistant"):': (
            "The four spaces before this `with` put it in the block above, and so "
            "in the bubble above."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "`st.chat_message(name)` makes a bubble; `with` fills it.",
            "Any element fits inside, and a kept bubble can be filled later.",
            "`user` and `assistant` bring their own looks; `avatar` changes them.",
        ),
        exercise="""
Write a talk of three: you ask for a loop, the assistant answers with a sentence
and a block of code, and a critic with a face of its own comments on it.
""",
        hint="""
`st.code` draws a block of code. For the critic, `avatar` takes an emoji, and a
method call fits on one line.
""",
        solution="exercise",
        references={
            "st.chat_message": (
                "https://docs.streamlit.io/develop/api-reference/chat/st.chat_message"
            ),
            "st.write": (
                "https://docs.streamlit.io/develop/api-reference/write-magic/st.write"
            ),
        },
    )
)
