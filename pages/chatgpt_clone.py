from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("chatgpt_clone")

page.step(
    "The key in secrets",
    """
A provider such as OpenAI wants to know who asks: you send a secret key with each
request. Keep it out of your code. Streamlit reads it from the file
`.streamlit/secrets.toml`, next to your script:

`OPENAI_API_KEY = "your key"`

`st.secrets` gives it to the script. The script asks which models the key opens:
a cheap way to see that it works.

**No key?** You need none here: under *Who answers* is a practice model, and the same
code talks to OpenAI. On your own machine, `pip install "openai>=3.14"` gets the
client.
""",
    "key_in_secrets",
    notes={
        'st.secrets["OPENAI_API_KEY"]': (
            "Without a key nothing works, so let it fail here: with brackets, "
            "Streamlit tells you what is missing."
        ),
    },
)

page.step(
    "One call",
    """
`client.chat.completions.create` sends a list of messages, each with a role and
content, and waits for the answer. The text is in
`completion.choices[0].message.content`.

Which model answers is yours to choose. The script takes the name from your
secrets, and else an inexpensive one.

**Try it:** ask something, and see that no word of the answer appears until all of it
is there.
""",
    "one_call",
    notes={
        "st.secrets.get(": (
            "Unlike the key, a model's name may be missing from your secrets: `get` "
            "then takes the second value."
        ),
        'with st.chat_message("assistant"):': (
            "The bubble is made before the call, so you see the avatar while you wait."
        ),
        "messages=[": (
            "It is a list even for one question, since the model is given a "
            "conversation."
        ),
        "choices[0]": (
            "You could ask for several answers at once, so they come as a list. You "
            "have asked for one."
        ),
    },
    builds_on="key_in_secrets",
)

page.step(
    "The same call, streamed",
    """
With `stream=True` the call returns at once, with a stream in place of an answer.
`st.write_stream` knows OpenAI's streams: it takes the text from each chunk and
writes it as it comes.

**Try it:** ask the same question as before. The answer begins while the rest is
still being made.
""",
    "streamed_call",
    notes={
        "stream = client.chat.completions.create(": (
            "It has a new name since it is no answer yet: the pieces arrive only "
            "while you go through it."
        ),
        "stream=True,": (
            "Without it, the provider sends nothing until the answer is complete."
        ),
        "response = st.write_stream(stream)": (
            "Nothing uses the text yet. In the full app you save it, as you did "
            "with the echo."
        ),
    },
    builds_on="one_call",
)

page.step(
    "The full app",
    """
Put the streamed call where the echo was, and you have it: a clone of ChatGPT in
forty lines. All the rest you know from the echo bot.

A model has no memory. The *whole* history goes with every request, so that it can
refer to what was said before.

**Try it:** send three messages. The practice model tells you by itself how many of
them it was sent, and which was the first; ask any other what you said first.
""",
    "chatgpt_clone",
    notes={
        'if "openai_model" not in st.session_state:': (
            "The model's name is kept for each visitor apart, so that you could let "
            "them choose another one later."
        ),
        '{"role": "user", "content": prompt}': (
            "Your message is in the list before the call, because the call sends "
            "what the list holds."
        ),
        '{"role": m["role"], "content": m["content"]}': (
            "It picks out these two on purpose: whatever else you may store with a "
            "message stays out of the request."
        ),
        "response = st.write_stream(stream)": (
            "It is the line that you know from the streamed echo. Only where the "
            "pieces come from is new."
        ),
    },
    builds_on="streaming/streamed_echo",
)

page.step(
    "When the provider fails",
    """
Providers fail: the key has expired, the line is down, the model has gone. The
client then raises an `OpenAIError`. Catch it, say what happened, and keep the
history straight: save the question and its answer together, or neither.

**Try it:** send a message, then switch on the toggle and send another. The error
is shown, and the history is as it was before. Switch the toggle off and go on. (A
server that has only one model may answer anyway; the practice model does not.)
""",
    "when_it_fails",
    notes={
        "messages=[*st.session_state.messages, question]": (
            "It makes a new list for the request, so the history is untouched until "
            "there is an answer."
        ),
        "st.sidebar.toggle(": (
            "In the sidebar it stays in reach, however long the conversation grows."
        ),
        'with st.chat_message("assistant"):': (
            "It comes after the call, so a call that fails leaves no empty bubble "
            "behind."
        ),
        "except OpenAIError as error:": (
            "It catches the client's errors alone. A slip in your own code still "
            "shows itself."
        ),
        "    else:": (
            "These lines need `response`, and only a call that succeeds gives one."
        ),
    },
    builds_on="chatgpt_clone",
)

page.mistake(
    "a key in the code",
    """
Whoever reads the code has the key: on GitHub, in a screenshot, in a chat with a
colleague. Strangers look for such keys and use them at your expense. The one
here is made up: OpenAI refuses it, and so does the practice model.

**The mend:** the key goes into `.streamlit/secrets.toml`, and that file into
`.gitignore`. If a key ever got out, revoke it and make a new one.
""",
    "key_in_code",
    mend="key_in_secrets",
    notes={
        "sk-everyone-can-read-this": (
            "To delete this line later does not help: Git keeps every version that "
            "you have committed."
        ),
    },
)

page.mistake(
    "sending only the last message",
    """
The history is on the screen, so surely the model knows it? It does not. It knows
what the request holds, and this request holds one message.

**Try it:** send three messages. The practice model says how many of them it was
sent; ask any other what you said first.

**The mend:** send the whole list.
""",
    "last_message_only",
    mend="chatgpt_clone",
    notes={
        'messages=[{"role": "user", "content": prompt}],': (
            "It makes a new list with one message. The history, saved with such "
            "care, is never sent."
        ),
    },
)

page.mistake(
    "a crooked history",
    """
Here the question is saved before the answer has come. When the call fails, a
question without an answer stays in the history, and goes along with every request
from then on.

**Try it:** switch on the toggle, send a message, switch it off and send another.
The first question still stands there, unanswered.

**The mend:** save both together, once the answer is there.
""",
    "crooked_history",
    mend="when_it_fails",
    notes={
        "st.session_state.messages.append(question)": (
            "It is too early: nobody knows yet whether an answer will come."
        ),
        "st.error(": (
            "It tells of the failure, but nothing takes the question out again."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "The key lives in `.streamlit/secrets.toml`, never in the code.",
            "Send the whole history: a model remembers nothing by itself.",
            "Catch `OpenAIError`, and save a question with its answer or not at all.",
        ),
        exercise="""
Make the model talk like a pirate. A message with the role `"system"` tells it how
to behave; it goes first in each request, and never shows in the chat. (The
practice model knows a few pirate words, and counts one message more.)
""",
        hint="""
Leave the history alone. Build a new list for the request:
`[system_message, *st.session_state.messages]`.
""",
        solution="exercise",
        references={
            "Secrets management": (
                "https://docs.streamlit.io/develop/concepts/connections/"
                "secrets-management"
            ),
            "Chat completions": "https://platform.openai.com/docs/api-reference/chat",
            "openai, the Python package": "https://github.com/openai/openai-python",
        },
    )
)
