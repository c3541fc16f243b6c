from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("history")

page.step(
    "A plain list forgets",
    """
To keep messages, put them in a list. The script appends each message and draws all
that the list holds. `if prompt := st.chat_input(...)` keeps the message in `prompt`
and asks whether there is one, in a single line.

**Try it:** send two messages and watch the count. It never goes above 1.

The first line that matters is `messages = []`. It runs again with every message,
and makes a new, empty list each time.
""",
    "plain_list",
    notes={
        "messages = []": (
            "Variables of the script do not outlive its run, so there is no older "
            "list to go on with."
        ),
        "if prompt := st.chat_input(": (
            "`:=` gives the value a name and lets `if` test it, so you need one "
            "line in place of two."
        ),
    },
)

page.step(
    "Session state remembers",
    """
`st.session_state` is kept from run to run, for each browser tab apart. Store the list
there, and it is still there when the script runs again.

The `if` makes the list only when there is none yet: in the first run, and not
again.

**Try it:** send two messages. Then press **Restart** in the live app: that is a new
session, as when you reload an app in the browser.
""",
    "session_state",
    notes={
        'if "messages" not in st.session_state:': (
            "The name is in quotes because session state works like a dictionary, "
            "and this asks for one of its keys."
        ),
        "st.session_state.messages = []": (
            'The dot is short for `st.session_state["messages"]`. Both mean the '
            "same list."
        ),
        "st.session_state.messages.append(prompt)": (
            "You need not store the list again: this changes the very list that "
            "session state holds."
        ),
    },
    builds_on="plain_list",
)

page.step(
    "Role and content",
    """
A chat has two speakers, so a list of texts is not enough. Let each entry be a
dictionary with two values: the `role`, who speaks, and the `content`, what was
said.

It is the shape in which language models take a conversation too. A later lesson
sends such a list to a model.

**Try it:** send a message and watch the list grow by two entries.
""",
    "role_and_content",
    notes={
        "question = {": (
            '`"user"` is also a name that `st.chat_message` knows, so the role can '
            "name the bubble later."
        ),
        "+= [question, answer]": (
            "`+=` adds each entry of the list on its right. `append` would add that "
            "list as one entry."
        ),
        "st.json(": (
            "It shows what is stored rather than a chat, so that you see the shape "
            "of your data."
        ),
    },
    builds_on="session_state",
)

page.step(
    "Replay the history",
    """
Now the list becomes a chat: at the start of each run, draw every message that it
holds, with the role as the bubble's name.

Only then come the new messages, yours and the answer: they are drawn, and added for
the runs to come.

**Try it:** send two messages, then look at the loop in the code. `×2` says that it
drew two bubbles in this run, one of each speaker; the block below it drew the other
two.
""",
    "replay",
    notes={
        "for message in st.session_state.messages:": (
            "Each run draws the page anew, so the old messages must be drawn again too."
        ),
        'st.chat_message(message["role"])': (
            "The role is stored with each message, so one loop serves both speakers."
        ),
        "st.markdown(prompt)": (
            "The loop has already run and did not know this message yet, so you "
            "draw it here, and its answer below."
        ),
    },
    builds_on="role_and_content",
)

page.step(
    "Clear it",
    """
To begin anew, empty the list. A button does it with `on_click`: Streamlit calls
the function *before* the script runs, so this very run finds the list empty.

With `if st.button("Clear"):` below the loop, the old messages would be drawn once
more before they are deleted.

**Try it:** send two messages and press *Clear*.
""",
    "clear",
    notes={
        "st.session_state.messages = []": (
            "An empty list is needed twice, at the start and after a click, so a "
            "function makes it."
        ),
        "on_click=clear": (
            "There are no parentheses: the button gets the function itself, to call "
            "later. `clear()` would empty the list in every run."
        ),
        "for message in st.session_state.messages:": (
            "After a click this loop finds an empty list and draws nothing, because "
            "the callback came first."
        ),
    },
    builds_on="replay",
)

page.mistake(
    "resetting on each run",
    """
The list is in session state, and still every message vanishes. Session state
keeps what you put there, and the first line puts an empty list there, in every
single run.

**The mend:** make the list only if there is none. Look for
`if "messages" not in st.session_state:` in the mended code.
""",
    "reset_each_run",
    mend="replay",
    notes={
        "st.session_state.messages = []": (
            "No `if` guards this line, so it replaces the list of the run before, "
            "together with its messages."
        ),
        "for message in st.session_state.messages:": (
            "The list is always empty here, so this loop never draws anything."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "A variable lives for one run; `st.session_state` for the session.",
            "Make the list once, behind `if ... not in st.session_state`.",
            "Each run: replay the history, then show and append what is new.",
        ),
        exercise="""
Let the bot speak first: it greets you before you have said a word, and its
greeting is a message in the history like any other. Below the chat, a caption
counts the messages.
""",
        hint="The list that you make in the first run need not be empty.",
        solution="exercise",
        references={
            "st.session_state": (
                "https://docs.streamlit.io/develop/api-reference/"
                "caching-and-state/st.session_state"
            ),
            "Add statefulness to apps": (
                "https://docs.streamlit.io/develop/concepts/architecture/session-state"
            ),
        },
    )
)
