"""What the practice model says: plainly, the same each time, and from what it holds."""

import pytest
from talking import user

from lessons.practice.answer import answer
from lessons.practice.conversation import Message
from lessons.practice.lesson_index import Passage
from lessons.practice.prompt import Prompt
from lessons.practice.search import LessonSearch

HISTORY = Passage(
    "history",
    "History",
    2,
    "Session state remembers",
    "`st.session_state` is kept from run to run. Store the list there.\n\n"
    "**Try it:** send two messages to the session.",
    "import streamlit as st\n\nst.write(st.session_state)\n",
    name="session_state",
)
ECHO_BOT = Passage(
    "echo_bot", "Echo bot", 3, "The full loop", "Replay, read, show, save.", "x = 1\n"
)
LESSONS = LessonSearch([HISTORY, ECHO_BOT])


def say(*said: str, system: str = "", instructions: str | None = None) -> str:
    """Return the answer to the last of a user's messages."""
    messages: list[Message] = [{"role": "system", "content": system}] if system else []
    for text in said:
        messages += [user(text), {"role": "assistant", "content": f"I heard {text}."}]
    return answer(Prompt("practice", messages[:-1], instructions), LESSONS)


def test_it_echoes_what_it_does_not_know_and_says_that_it_is_no_ai() -> None:
    assert say("blue whales") == (
        "I am the practice model, not an AI, so I can only echo: “blue whales”\n\n"
        "This request held one message."
    )


@pytest.mark.parametrize(
    "last", ["blue whales", "hi", "thanks", "2+2", "session state?"]
)
def test_it_says_how_many_messages_it_was_sent_and_which_was_first(last: str) -> None:
    assert say("a walrus", "seals", last).endswith(
        "This request held 5 messages, 3 of them yours; "
        "the first of yours was “a walrus”."
    )
    assert say(last).endswith("This request held one message.")


def test_a_system_message_is_counted_and_is_not_yours() -> None:
    held = "This request held 2 messages, one of them yours."
    assert say("seals", system="Be kind.").endswith(held)


def test_without_a_message_of_the_user_it_says_so() -> None:
    messages: list[Message] = [{"role": "system", "content": "Be kind."}]
    said = answer(Prompt("practice", messages), LESSONS)
    assert said.endswith("This request held no message of yours.")


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_message_is_called_empty(empty: str) -> None:
    assert "Your message was empty." in say(empty)


def test_an_echo_of_several_lines_keeps_them() -> None:
    assert "echo:\n\n> - a\n>\n> - b\n\nThis" in say("- a\n\n- b")


@pytest.mark.parametrize("long", ["x" * 900_000, "x\n" * 400_000, "how? " * 100_000])
def test_an_answer_is_never_long(long: str) -> None:
    assert len(say(long, long)) < 3_000
    assert "…" in say(long)


FIRST = [
    "What did I say first?",
    "what was my first message?",
    "What's the first thing I said?",
    "Tell me my first question.",
]


@pytest.mark.parametrize("question", FIRST)
def test_asked_what_was_said_first_it_quotes_it(question: str) -> None:
    said = say("a walrus", "seals", question)
    assert "The first thing that you said was “a walrus”." in said
    assert "a walrus" not in say(question)
    assert "I was sent no message of yours before this question." in say(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many messages did I send?",
        "how many messages so far",
        "How many messages",
    ],
)
def test_asked_how_many_messages_it_counts(question: str) -> None:
    assert "This request held 5 messages, 3 of" in say("a", "b", question)
    assert say(question).endswith("This request held one message.")


def test_asked_what_was_said_before_it_quotes_that() -> None:
    assert "Before that you said: “seals”." in say("a", "seals", "What did I just say?")
    assert "I was sent no message of yours before" in say("What did I just say?")
    assert "I said: “I heard seals.” This" in say("seals", "What did you say?")
    assert "no answer of mine" in say("What did you say?")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("what was my second message?", "The second thing that you said was “bees”."),
        ("What is my third question", "The third thing that you said was “crabs”."),
        ("what was my last message?", "Before that you said: “crabs”."),
        ("what's the last thing I said", "Before that you said: “crabs”."),
        ("repeat what I said first", "The first thing that you said was “ants”."),
        ("what was my 3rd message", "The third thing that you said was “crabs”."),
        ("what did i say second", "The second thing that you said was “bees”."),
        ("what was my fourth message?", "no fourth message of yours before this"),
    ],
)
def test_it_quotes_the_message_that_is_asked_for(question: str, quoted: str) -> None:
    assert quoted in say("ants", "bees", "crabs", question)


@pytest.mark.parametrize(
    ("told", "question", "quoted"),
    [
        (
            "My favourite colour is green, I think",
            "What is my favourite colour?",
            "“My favourite colour is green, I think”",
        ),
        (
            "hi! my dog's name is Rex.",
            "what's my dog's name?",
            "“my dog's name is Rex”",
        ),
        (
            "My keys are on the table",
            "Where are my keys?",
            "“My keys are on the table”",
        ),
    ],
)
def test_it_quotes_what_it_was_told_of_something(
    told: str, question: str, quoted: str
) -> None:
    assert quoted in say(told, "seals", question)
    assert "You told me" not in say("seals", question)
    assert "You told me" not in say(told, "What is my cat?")


@pytest.mark.parametrize(
    "question",
    ["What did I say first?", "What is your system prompt?", "how many messages"],
)
def test_what_it_recalls_comes_from_no_ai(question: str) -> None:
    assert "not an AI" in say("seals", question)
    assert "I am Ada" in say("seals", question, system="You are Ada.")


def test_it_knows_a_name_as_long_as_it_is_sent() -> None:
    assert "Hello, Ana!" in say("My name is Ana")
    assert "Your name is Ana" in say("My name is Ana", "seals", "What is my name?")
    assert "Your name is Bo" in say("I'm Ana", "call me Bo", "what's my name?")
    assert "You did not tell me your name" in say("What is my name?")


def test_of_a_long_conversation_it_reads_the_end_and_counts_all() -> None:
    seals = ["seals"] * 48
    told = ("My name is Ana", "My dog is old")
    assert "Your name is Ana" in say(*told, *seals[1:], "What is my name?")
    assert "dog is old" in say(*told, *seals, "What is my dog?")
    longer = (*told, *seals, "seals", "seals")
    assert "your last 50 messages" in say(*longer, "What is my name?")
    assert "dog is old" not in say(*longer, "What is my dog?")
    assert "53 of them yours; the first of yours was “My name is Ana" in say(
        *longer, "whales"
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("my name is ana", "ana"),
        ("my name's Ana Maria", "Ana"),
        ("Call me Bo when the stream breaks", "Bo"),
        ("call me bo, please", "bo"),
        ("I am called Will", "Will"),
        ("They call me Søren.", "Søren"),
    ],
)
def test_it_greets_by_the_name_that_it_was_told(said: str, name: str) -> None:
    assert f"Hello, {name}!" in say(said)
    assert f"Your name is {name}:" in say(said, "What is my name?")


@pytest.mark.parametrize(
    "said",
    [
        "Call me when the stream breaks",
        "call me back",
        "Call me Back later!",
        "I'm Here to learn",
        "I am Lost",
        "my name is not important",
        "my name is important to me",
        "Don't call me Ishmael",
        "I am reading",
    ],
)
def test_what_only_stands_where_a_name_may_is_none(said: str) -> None:
    assert "Hello" not in say(said)
    assert "You did not tell me your name" in say(said, "What is my name?")


@pytest.mark.parametrize(
    "question",
    [
        "Do you remember me?",
        "Do you store what I say?",
        "do you save my data",
        "Are you recording this?",
    ],
)
def test_it_remembers_nothing_by_itself(question: str) -> None:
    assert "I remember nothing by myself." in say(question)


def test_it_tells_its_instructions() -> None:
    question = "What are your instructions?"
    assert "“Be kind.”" in say("what is my system prompt?", system="Be kind.")
    assert "“Be kind.”" in say(question, system="Be kind.")
    assert "“Be kind.”" in say(question, instructions="Be kind.")
    assert "“Be kind.” This" in say(question, system="Be kind.")
    assert "This request holds no instructions" in say(question)


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("Hello!", "Hello! I am the practice model, not an AI."),
        ("hi there", "Hello!"),
        ("Good morning", "Hello!"),
        ("How are you?", "always the same, thank you"),
        ("hi, how are you", "always the same, thank you"),
        ("Who are you?", "not an AI: a small program"),
        ("which model are you?", "not an AI: a small program"),
        ("what model is this", "not an AI: a small program"),
        ("are you practice?", "not an AI: a small program"),
        ("Are you ChatGPT?", "not an AI: a small program"),
        ("What's your name?", "I have no name: I am the practice model, not an AI."),
        ("What can you do?", "Ask me about this tutorial"),
        ("help", "Ask me about this tutorial"),
        ("Thanks a lot!", "You are welcome"),
        ("thank you", "You are welcome"),
        ("Bye!", "Goodbye!"),
    ],
)
def test_small_talk(said: str, answered: str) -> None:
    assert answered in say(said)
    assert "practice model" in say(said)


@pytest.mark.parametrize("said", ["hi ho off to work we go", "bye and bye it rained"])
def test_what_only_begins_like_small_talk_is_echoed(said: str) -> None:
    assert said.strip() in say(said)


def test_a_persona_has_its_name_and_is_still_no_ai() -> None:
    ada = "You are Ada, a helpful assistant."
    assert "My name is Ada. I am a practice model, not an AI." in say(
        "What is your name?", system=ada
    )
    assert "I am Ada, a practice model and not an AI" in say("who are you?", system=ada)
    assert "Captain Nemo" in say("hi", instructions="Your name is Captain Nemo.")


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("You are Dr. Watson", "Dr. Watson"),
        ("You are Dr. Watson. You know Holmes.", "Dr. Watson"),
        ("You are HAL 9000.", "HAL 9000"),
        ("You are called Zoe", "Zoe"),
        ("You are a kind assistant named Zoe.", "Zoe"),
        ("You are Ada. Be kind.", "Ada"),
    ],
)
def test_a_name_is_read_to_its_end(system: str, name: str) -> None:
    assert f"My name is {name}. I am" in say("What is your name?", system=system)


@pytest.mark.parametrize(
    "system", ["Answer in German.", "Always speak French!", "be kind, reply in spanish"]
)
def test_asked_for_another_language_it_says_that_it_speaks_english(system: str) -> None:
    assert "speaks English only." in say("blue whales", system=system)
    brief = say("blue whales", system=f"{system} Be brief.")
    assert "English only" in brief
    assert "\n" not in brief


@pytest.mark.parametrize(
    "system", ["Answer in English.", "Never answer in German.", "Know German history."]
)
def test_nothing_is_said_of_languages_that_are_not_asked_for(system: str) -> None:
    assert "English" not in say("blue whales", system=system)


@pytest.mark.parametrize(
    "system", ["You are a helpful assistant.", "You are the best.", "you are ada"]
)
def test_a_description_is_no_name(system: str) -> None:
    assert "I have no name" in say("What is your name?", system=system)


def test_a_pirate_talks_like_one_and_leaves_quotations_alone() -> None:
    said = say("you are my friend", system="Talk like a pirate.")
    assert said.startswith("Arr! I be the practice model, not an AI")
    assert "“you are my friend”" in said
    lesson = say("What is `session_state`?", instructions="You are a pirate!")
    assert "> `st.session_state` is kept" in lesson
    assert (
        "[History, step 2: Session state remembers](history?step=session_state)"
        in lesson
    )


def test_a_formal_answer_begins_and_ends_formally() -> None:
    said = say("blue whales", system="Please answer formally.")
    assert said.startswith("Good day. I am the practice model")
    assert said.endswith("\n\nYours faithfully")
    assert say("hi", system="Be formal.").startswith("Good day! I am")


@pytest.mark.parametrize(
    "system", ["Never talk like a pirate.", "Do not be formal.", "Be informal."]
)
def test_what_is_not_wanted_is_not_done(system: str) -> None:
    assert say("blue whales", system=system).startswith("I am the practice model")


@pytest.mark.parametrize(
    "system",
    [
        "Be brief and do not apologise.",
        "Do not apologise and be brief.",
        "If you are not sure, say so briefly.",
        "Do not use jargon, be concise.",
        "Don't write more than one sentence.",
        "Be not only brief but kind.",
        "Never lie. Be brief.",
    ],
)
def test_a_not_that_is_about_something_else_changes_nothing(system: str) -> None:
    assert "\n" not in say("blue whales", system=system)


@pytest.mark.parametrize(
    "system",
    [
        "Do not be brief.",
        "Never, ever answer in one sentence!",
        "You shouldn't be too brief or concise.",
        "Avoid short answers.",
        "Be kind, but do not be brief",
        "Answer with information about short stories.",
        "Write about the short life of bees.",
        "Answer without being brief.",
    ],
)
def test_brevity_that_is_not_wanted_is_not_given(system: str) -> None:
    assert "\n" in say("blue whales", system=system)


@pytest.mark.parametrize(
    "wish",
    [
        "Answer in one sentence.",
        "Be brief.",
        "Reply briefly",
        "Keep it short.",
        "Give short answers, please.",
        "As short as possible!",
    ],
)
def test_a_brief_answer_is_a_sentence(wish: str) -> None:
    label = "Practice model, not an AI: "
    assert say("blue whales", instructions=wish) == (
        f"{label}You said “blue whales”, and this request held one message."
    )
    assert say("Who are you?", system="You are Ada. " + wish) == (
        "I am Ada, a practice model and not an AI: a small program that answers "
        "without thinking, so that you can build a chat app before you have a key."
    )
    assert say("2+2", instructions=wish) == f"{label}2+2 = 4."
    assert say("What is session state?", instructions=wish) == (
        f"{label}`st.session_state` is kept from run to run. "
        "([History, step 2: Session state remembers](history?step=session_state))"
    )
    assert say("A. B? C.", "What did I say first?", instructions=wish) == (
        f"{label}The first thing that you said was “A. B? C.”"
    )
    assert say("thanks", system="You are Ada. " + wish) == (
        "Ada, a practice model, not an AI: You are welcome!"
    )


def test_a_question_is_answered_from_the_lessons() -> None:
    assert say("What is session state?") == (
        "I am the practice model, not an AI, but the lessons answer this. "
        "[History, step 2: Session state remembers](history?step=session_state):\n\n"
        "> `st.session_state` is kept from run to run. Store the list there.\n\n"
        "This request held one message."
    )


def test_code_is_shown_to_who_asks_for_it() -> None:
    said = say("Show me an example of session state")
    assert f"```python\n{HISTORY.code}```" in said
    assert "```" not in say("What is session state?")


def test_what_is_no_question_is_echoed_even_if_the_lessons_know_it() -> None:
    assert "only echo: “session state”" in say("session state")
    assert "only echo" in say("Where is the capital of France?")


def test_the_same_conversation_gets_the_same_answer() -> None:
    for said in (["hi"], ["What is session state?"], ["a", "b"]):
        assert say(*said) == say(*said)
