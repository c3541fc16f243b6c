from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("echo_bot")

page.step(
    "Your side of the chat",
    """
Here is your side of all that you have so far, in one script: a history in session
state, a loop that replays it, and an input whose messages are shown and saved. The
bot, with better answers than "I see.", comes next.

Read the comments from top to bottom. They are the plan of a chat app. You will meet
them again in the full loop, and in the next lesson.

**Try it:** send two messages. You see both, and nobody answers.
""",
    "your_messages",
    notes={
        'if "messages" not in st.session_state:': (
            "The script runs again with every message. Without this line, each run "
            "would begin with an empty list."
        ),
        "for message in st.session_state.messages:": (
            "It stands above the input's block so that the old messages are above "
            "the new one."
        ),
        "if prompt := st.chat_input(": (
            "The value is `None` in every run that no message started, and then "
            "nothing is shown or saved."
        ),
    },
    builds_on="history/replay",
)

page.step(
    "An answer, soon forgotten",
    """
Let the bot answer with an echo. The answer gets a bubble of its own, right below
yours.

**Try it:** send two messages, then look at the first answer. It is gone, while
your messages are still there.

Nothing has saved it: only *your* message was appended to the history, so that is
all that the next run replays.
""",
    "forgotten_answers",
    notes={
        'response = f"Echo: {prompt}"': (
            "This line stands in for a language model. When you have one, you "
            "replace this line alone."
        ),
        'with st.chat_message("assistant"):': (
            "It comes after your bubble and not inside it, so the two stand one "
            "below the other."
        ),
        "st.markdown(response)": (
            "It only draws. Nothing puts `response` in the history, so the next run "
            "does not know of it."
        ),
    },
    builds_on="your_messages",
)

page.step(
    "The full loop",
    """
One more block, and the answer is saved like your message, with the role
`"assistant"`. That completes the loop: **replay, read, show, save, answer, save**.

Each message runs the script again from line 1, and each run draws all of the screen
anew. Only the session state is kept. So the loop draws your old messages again.

**Try it:** send two messages, then look at line 12. `×2` says that in this run the
loop drew two messages: your first one and its answer. In the session state below
the app, both were *kept*.

Copy this chat app, save it, and run it with the command below the code.
""",
    "echo_bot",
    notes={
        'st.chat_message(message["role"])': (
            "The loop needs no change for the bot's messages: their role gives them "
            "their own bubble."
        ),
        'response = f"Echo: {prompt}"': (
            "You need the answer twice, to show it and to save it, so it gets a name."
        ),
        '{"role": "assistant", "content": response}': (
            "It has the same shape as your message, so the loop above can draw both."
        ),
    },
    builds_on="forgotten_answers",
)

page.step(
    "The same with streamlit-extras",
    """
The package `streamlit-extras` wraps this loop up. `chat()` keeps the history and
replays it; `add_message()` shows a message and saves it in one go.

Now that you know what happens inside, use it where you like. Install it with
`pip install streamlit-extras`.

**Look for:** there is no loop and no session state left in the code, and yet the
app behaves the same.
""",
    "stateful_chat",
    notes={
        "prompt = st.chat_input(": (
            "It is outside the `with` on purpose: inside a container, the input "
            "would not be pinned to the bottom."
        ),
        "with chat():": (
            "`add_message` works only inside this block, which tells it the history "
            "to add to."
        ),
    },
    builds_on="echo_bot",
)

page.mistake(
    "two dots",
    """
A single stray dot, and Python cannot read the script. It points at the place
with a caret: `^`. Not one line runs, not even those above it, for Python reads
the whole file first.

**The mend:** one dot between `messages` and `append`.
""",
    "double_dot",
    mend="echo_bot",
    notes={
        "st.session_state.messages..append(": (
            "After a dot Python expects a name. It finds another dot and cannot "
            "make sense of it."
        ),
    },
)

page.mistake(
    "a word in place of a variable",
    """
In quotes, `"response"` is a word of eight letters. Without them, `response` is
what the bot said. The mistake shows only one run later, when the history is
replayed.

**Try it:** send two messages and look at the first answer.

**The mend:** take the quotes away.
""",
    "literal_response",
    mend="echo_bot",
    notes={
        "st.markdown(response)": (
            "Here it is the variable, so in this run everything looks right."
        ),
        '"content": "response"': (
            "A text in quotes is fine as content, so Python has no reason to complain."
        ),
    },
)

page.mistake(
    "the input above new messages",
    """
This input is in a container, so it is not pinned: it stays where it was written.
What is drawn after it stands below it, and a new message jumps up only when the
next run replays it.

**Try it:** send two messages and watch where they land.

**The mend:** make a container for the messages first, and write all of them into
that.
""",
    "input_above",
    mend="input_above_mended",
    notes={
        "prompt = st.chat_input(": (
            "It is drawn here, in the container. All that the script draws after it "
            "lands below."
        ),
        'with st.chat_message("user"):': (
            "This bubble is made after the container was filled, and outside it, so "
            "it stands below the input."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "The loop: replay, read, show, save, answer, save.",
            "What is not appended is forgotten in the next run.",
            "`stateful_chat` of streamlit-extras wraps the loop up.",
        ),
        exercise="""
Turn the echo into a parrot that says each message backwards, and counts: *1. olleh*,
*2. dlrow*. The count goes on from message to message.
""",
        hint="""
`prompt[::-1]` is the prompt backwards. To count, ask the history how many
messages with the role `"user"` it holds.
""",
        solution="exercise",
        references={
            "Build a basic LLM chat app": (
                "https://docs.streamlit.io/develop/tutorials/"
                "chat-and-llm-apps/build-conversational-apps"
            ),
            "stateful_chat": (
                "https://arnaudmiribel.github.io/streamlit-extras/extras/stateful_chat/"
            ),
        },
    )
)
