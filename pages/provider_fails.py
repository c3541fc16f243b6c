from lessons.page import LessonPage
from lessons.step import Recap

page = LessonPage("provider_fails")

page.step(
    "Catch in the right order",
    """
The client tells you what failed by the kind of exception it raises. Python takes
the first `except` that fits, so the special ones come first. `openai.APIError` is
what they all have in common: it comes last and takes the rest.

Here `max_retries=0` lets you see each failure at once. By itself, the client tries
again a few times.

**Try it:** open *Who answers*, choose the practice model with its behaviour
`practice-denied`, and send a message. Then choose `practice-busy`, `practice-quota`
and `practice-down`.
""",
    "catch_in_order",
    notes={
        'st.chat_message("assistant").write(response)': (
            "The bubble is made only once there is an answer, so a failure leaves "
            "no empty one behind."
        ),
        "except openai.AuthenticationError:": (
            "It has words of its own because waiting does not help: somebody has to "
            "mend the key."
        ),
        'if error.code == "insufficient_quota":': (
            "A busy provider and an empty account raise the same exception. Only its "
            "`code` tells you whether waiting helps."
        ),
        "except openai.APIConnectionError:": (
            "An answer that takes too long lands here as well: "
            "`openai.APITimeoutError` is a special `APIConnectionError`."
        ),
        "except openai.APIError as error:": (
            "You cannot know beforehand what comes here, so `as error` keeps it, "
            "and you can show what it says."
        ),
    },
    builds_on="chatgpt_clone/one_call",
)

page.step(
    "Retries and timeout",
    """
A busy provider is often free a moment later. The client waits and tries again by
itself, two more times unless `max_retries` says otherwise (0 turns it off), and
never for a wrong key: that would not help.

`timeout` says how long the client waits without hearing anything. Its own choice is
ten minutes; nobody in a chat waits that long.

**Try it:** choose the practice model's `practice-busy`: the first try fails, the
second succeeds, and you only wait a little longer. Then choose `practice-hangs` and
watch the clock: two tries of four seconds each.
""",
    "retries_and_timeout",
    notes={
        "timeout=4,": (
            "It counts for each try. With one more try, your visitors may wait "
            "twice as long, and a short pause."
        ),
        "with st.spinner(": (
            "Nothing is streamed here, so something has to show that the app is at "
            "work."
        ),
        "except openai.APITimeoutError:": (
            "It is an `openai.APIError` too, so it has to come first."
        ),
    },
    builds_on="catch_in_order",
)

page.step(
    "Keep what had arrived",
    """
A stream can break in the middle. `st.write_stream` raises the error then, and does
not return the text it had until there.

So let the history grow along: append an empty answer first, and add each piece to
it as it passes by. What came is kept, whatever happens next.

Before version 3.14 of `openai`, a break was no `openai.APIError`, and nothing here
would catch it. Get a newer one: `pip install "openai>=3.14"`.

**Try it:** choose the practice model's `practice-drops` and send a message. Half an
answer stays. Then choose `practice-slow`, and send another message while the answer
is coming: its beginning is kept too.
""",
    "keep_what_came",
    notes={
        "st.session_state.messages += [question, answer]": (
            "It comes after the call. When the call itself fails, no empty answer "
            "enters the history."
        ),
        "for choice in chunk.choices:": (
            "There is one choice, or none: some providers begin or end a stream with "
            "a chunk about something else. With `choices[0]` that would be an error."
        ),
        'delta.content or ""': (
            "Some chunks carry no text, the last one for example. Theirs is `None`, "
            "which you cannot add to a text."
        ),
        'answer["content"] += piece': (
            "The history holds this very dictionary and no copy of it, so the "
            "answer grows there too."
        ),
        "yield piece": (
            "The piece is kept before it is shown, so a run that is cut off here "
            "loses nothing that you saw."
        ),
    },
    builds_on="chatgpt_clone/when_it_fails",
)

page.step(
    "Is the answer whole?",
    """
When a stream ends, the answer need not be at its end. The last choice that comes
says why it is the last, in its `finish_reason`: the model has said all, or the answer
grew too long (`"length"`), or somebody's rules forbid the rest (`"content_filter"`).

Does the stream end and give no reason? Then something on the way cut it off, and
no error tells you.

**Try it:** choose the practice model's `practice-filtered` and send a message. A few
words come, and the warning says why there are no more. With `practice` there is
none.
""",
    "whole_answer",
    notes={
        "st.session_state.finish_reason = None": (
            "Nothing is known yet. If it is still `None` after the stream, no chunk "
            "has given a reason."
        ),
        "st.session_state.finish_reason = choice.finish_reason": (
            "It is `None` in each chunk but the last. A generator hands out nothing "
            "but its pieces, so session state takes this along."
        ),
        'if finish_reason == "length":': (
            "The limit is the model's, or yours: `max_completion_tokens` in the call "
            "sets it."
        ),
    },
    builds_on="chatgpt_clone/streamed_call",
)

page.step(
    "Keep the history straight",
    """
Questions and answers take turns, so an odd number of messages means that the last
question has no answer. This app looks for that, and not for a new message: if an
answer is missing, it asks for one.

*Try again* needs no code of its own. Pressing it runs the script again, and the
script sees what is missing. A new question takes the old one's place, so that none
is sent twice.

**Try it:** choose the practice model's `practice-down`, send a message, and press
*Try again*. Then choose `practice`: that runs the script too, and the answer comes.
""",
    "try_again",
    notes={
        "if prompt := st.chat_input(": (
            "It comes before the loop here, so that the loop draws the new question "
            "with all the others."
        ),
        "st.session_state.messages.pop()": (
            "Without it, the list would hold two questions in a row, and its length "
            "would be even with no answer there."
        ),
        'st.button("Try again")': (
            "You need not ask whether it was pressed: all it has to do is start a "
            "new run."
        ),
        "st.stop()": (
            "Without an answer there is nothing to save, so the history keeps its "
            "odd number."
        ),
    },
)

page.step(
    "Two ways to ask",
    """
OpenAI offers a second interface, Responses, made for newer things such as tools.
For a plain chat the two are alike: you send the conversation, and the text comes
back.

What differs: the list is called `input` in place of `messages`, and the text is in
`output_text`, so you need not dig for it. Many other providers speak Chat
Completions alone, which is why this tutorial uses it.

**Try it:** send two messages. Both know the whole conversation, since both were
sent it.
""",
    "two_interfaces",
    notes={
        "chat_completions, responses = st.columns(2)": (
            "Both columns are made first, so that each answer has its place next to "
            "the other."
        ),
        "model=model, input=messages": (
            "Responses takes dictionaries with role and content too, so you can "
            "send the same list."
        ),
        '{"role": "assistant", "content": answer}': (
            "Only one of the two answers is saved, so that each question in the "
            "history has just one."
        ),
    },
)

page.mistake(
    "the general error first",
    """
`openai.RateLimitError` *is* an `openai.APIError`. The first `except` takes it, and
the friendly advice below is never reached. Python does not warn you.

**Try it:** choose the practice model's `practice-busy` and send a message in each
version. Use other words the second time: it takes a message that it has refused once.

**The mend:** the special ones first, the general one last.
""",
    "base_class_first",
    mend="catch_in_order",
    notes={
        "except openai.APIError as error:": (
            "Python goes from top to bottom and takes the first that fits, even "
            "where a later one fits better."
        ),
        "except openai.RateLimitError as error:": (
            "No error ever gets this far: each one of this kind is taken above."
        ),
    },
)

page.mistake(
    "an error swallowed whole",
    """
`except Exception: pass` keeps the app from showing an error, whatever it is. It
also keeps you from knowing. Your users see a question and then nothing, and so do
you.

**Try it:** choose the practice model's `practice-denied` and send a message.

**The mend:** catch what you expect, and say what happened.
""",
    "swallowed",
    mend="catch_in_order",
    notes={
        "except Exception:": (
            "It fits nearly every error, a mistyped name of yours as well."
        ),
        "        pass": (
            "`pass` does nothing, so what the error had to say is gone for good."
        ),
    },
)

page.finish(
    Recap(
        lines=(
            "Catch special exceptions first, `openai.APIError` last.",
            "`timeout` bounds the silence; `max_retries` says how often to try again.",
            "Keep what came, and let `finish_reason` tell you whether it is all.",
        ),
        exercise="""
A busy provider says how many seconds to wait, in the header `retry-after` of its
response. Tell your users.
""",
        hint="`error.response.headers` works like a dictionary.",
        solution="exercise",
        references={
            "Handling errors, in openai's README": (
                "https://github.com/openai/openai-python#handling-errors"
            ),
            "Error codes": "https://platform.openai.com/docs/guides/error-codes",
            "Responses": "https://platform.openai.com/docs/api-reference/responses",
        },
    )
)
