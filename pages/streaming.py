from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("streaming")

page.step(
    "A generator, on its own",
    """
Calling a function with `yield` gives you a generator: it hands out one value,
pauses, and goes on when it is asked for the next.

The loop below it asks for value after value. Each is on screen before the next
one is made.

**Try it:** press **Restart** and watch the lines come in, one every half second. In
the code, the lines that make them count along: `×2`, `×3`.
""",
    "generator",
    notes={
        'yield word + " "': (
            "The words in the list have no spaces. Without this one they would run "
            "together as soon as you join them."
        ),
        "time.sleep(0.5)": (
            "It stands in for a model, which takes time to come up with each word."
        ),
        "for chunk in response_generator():": (
            "The call alone runs nothing of the function. It is the loop that makes "
            "it go on, piece by piece."
        ),
        "{chunk!r}": (
            "`!r` puts quotes around the piece, so that you can see the space at "
            "its end."
        ),
    },
)

page.step(
    "st.write_stream, and what it returns",
    """
`st.write_stream` takes a generator and writes its pieces into *one* text, as they
come. That is how an answer seems to be typed.

When the generator is done, `st.write_stream` returns the whole text as one string.
You will want it for the history.

**Try it:** press **Restart**. Then look at the end of what was returned: each
word came with a space, the last one too.
""",
    "write_stream",
    notes={
        'yield word + " "': (
            "`split()` took the spaces away, so you give one back to each word."
        ),
        "time.sleep(0.05)": (
            "Without a pause all the words would come at once, and you would not "
            "see a stream."
        ),
        "response = st.write_stream(": (
            "This is not the `response` of the function: that one is local, and "
            "nobody outside can read it."
        ),
    },
    builds_on="generator",
)

page.step(
    "The echo bot, streamed",
    """
Take the echo bot and change one thing: the answer comes from `response_generator`,
and `st.write_stream` shows it. What it returns is saved, as before.

What if you send a message while an answer is still coming? Streamlit stops the run
and starts anew. So the first answer is cut off and never saved: the line that
appends it was not reached.

**Try it:** twenty words take a second, so send a long message: copy these three
paragraphs, paste them and send them. Then you have five seconds to send something
short.
""",
    "streamed_echo",
    notes={
        "def response_generator(prompt):": (
            "It stands at the top because Python must have read a function before a "
            "line can call it."
        ),
        'response = f"Echo: {prompt}"': (
            "This `response` lives only inside the function. The one that is saved "
            "comes from `st.write_stream`."
        ),
        "response = st.write_stream(": (
            "It shows the answer and gives you its text, so you need no "
            "`st.markdown` any more."
        ),
        '{"role": "assistant", "content": response}': (
            "This line is as before: by now the stream is over, and `response` is "
            "an ordinary text."
        ),
    },
    builds_on="echo_bot/echo_bot",
)

page.step(
    "Keep the line breaks",
    """
An answer often has paragraphs and lists, and they live in its line breaks.
`split()` throws all of them away, together with the spaces.

Split at spaces alone, with `split(" ")`, and each line break stays inside a word.

**Look for:** the live app shows a list, because its line breaks came through.
""",
    "line_breaks",
    notes={
        "1. A warm coat": (
            "Markdown sees a list only where each item has a line of its own."
        ),
        'ANSWER.split(" ")': (
            "With a space in the quotes, a line break is no place to split, so it "
            "survives."
        ),
        'yield word + " "': (
            "It puts back the space that the split took, and nothing else is lost."
        ),
    },
    builds_on="write_stream",
)

page.mistake(
    "the missing import",
    """
The first word is there, and the error below it. Python looks for `time`
when it reaches the line that uses it, and that line is after the first `yield`.

**Look for:** the line number in the error, and the carets (`^`) under `time`.

**The mend:** `import time` at the top.
""",
    "missing_import",
    mend="missing_import_mended",
    notes={
        "time.sleep(0.5)": (
            "Python does not check the names in a function before it runs them, so "
            "the script starts as if all were well."
        ),
    },
)

page.mistake(
    "the generator in place of the text",
    """
This saves `response`, but `response` is the generator: a machine that has run
dry, not the words that it made. The next run shows what Python calls it.

**Try it:** send two messages and look at the first answer.

**The mend:** save what `st.write_stream` returns.
""",
    "saved_generator",
    mend="saved_generator_mended",
    notes={
        "response = response_generator(prompt)": (
            "No word is made yet: this only gets the generator ready, so it is what "
            "`response` stays."
        ),
        "st.write_stream(response)": (
            "The text is returned right here, but nothing takes it, so it is lost."
        ),
    },
)

page.mistake(
    "split() eats the line breaks",
    """
`split()` without an argument splits at every kind of white space, line breaks
too. Joined with spaces, the list becomes one long line.

**The mend:** `split(" ")`, one space in quotes.
""",
    "lost_line_breaks",
    mend="line_breaks",
    notes={
        "ANSWER.split()": (
            "Without an argument, any run of white space is one gap, so the blank "
            "line goes the way of a space."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "A generator yields pieces; `st.write_stream` writes them as they come.",
            "It returns the whole text: save that, not the generator.",
            "A message sent in mid-answer interrupts the run.",
        ),
        exercise="""
Stream your message back letter by letter, from its end to its beginning, and keep
the conversation.
""",
        hint="`reversed(prompt)` gives the letters from the last to the first.",
        solution="exercise",
        references={
            "st.write_stream": (
                "https://docs.streamlit.io/develop/api-reference/"
                "write-magic/st.write_stream"
            ),
            "Generators, in Python's tutorial": (
                "https://docs.python.org/3/tutorial/classes.html#generators"
            ),
        },
    )
)
