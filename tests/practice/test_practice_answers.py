"""What the practice model says: what it was sent, and what the lessons say."""

import re
import time

import pytest

from lessons.lesson import read_lessons
from lessons.practice.answers.answer import answer
from lessons.practice.conversation import Message

LINK = re.compile(r"\]\((\w+)(?:\?step=(\w+))?(?:&lines=\d+)?\)")


def say(*said: str, system: str = "", with_links: bool = True) -> str:
    """Return the answer to the last of a user's messages."""
    messages: list[Message] = [{"role": "system", "content": system}] if system else []
    for text in said:
        messages += [
            {"role": "user", "content": text},
            {"role": "assistant", "content": f"I heard {text}."},
        ]
    return answer(messages[:-1], system, with_links)


def test_it_says_that_it_is_no_ai_and_what_it_was_sent() -> None:
    assert say("blue whales").startswith(
        "I am the practice model, not an AI. I was sent one message: “blue whales”. "
    )


@pytest.mark.parametrize("last", ["whales", "session state?", "tell me a story", ""])
def test_it_counts_the_messages_and_quotes_the_first(last: str) -> None:
    said = say("a walrus", "seals", last)
    assert "I was sent 5 messages: 3 of yours and 2 of mine." in said
    assert f"The first of yours was “a walrus”, the last “{last}”." in said


def test_a_system_message_is_counted_and_is_not_yours() -> None:
    said = say("seals", system="Be kind.")
    assert "I was sent 2 messages: a system message, then 1 of yours." in said
    alone: list[Message] = [{"role": "system", "content": "Be kind."}]
    assert "one message, and none of yours" in answer(alone, "Be kind.")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("What did I say first?", "The first thing that you said was “ants”."),
        ("what was my first message", "The first thing that you said was “ants”."),
        ("what was my second message?", "The second thing that you said was “bees”."),
        ("Which was my 3rd question?", "The third thing that you said was “crabs”."),
        ("Repeat what I said first", "The first thing that you said was “ants”."),
        ("what was my fourth message?", "I was sent no fourth message before this"),
        ("What did I just say?", "Before that you said: “crabs”."),
        ("what was my last message", "Before that you said: “crabs”."),
        ("What did you say?", "I said: “I heard crabs.”."),
        ("How many messages did I send?", "7 messages: 4 of yours and 3 of mine"),
        ("Do you remember me?", "I remember nothing: all that I know is in the"),
    ],
)
def test_any_message_is_recalled(question: str, quoted: str) -> None:
    assert quoted in say("ants", "bees", "crabs", question)


def test_what_was_not_sent_is_not_known() -> None:
    assert "I was sent no first message" in say("What did I say first?")
    assert "I was sent no message before" in say("What did I just say?")
    assert "I said nothing yet." in say("What did you say?")
    assert "I was not sent your name." in say("What is my name?")


@pytest.mark.parametrize(
    ("told", "question", "quoted"),
    [
        ("My name is Ana", "What is my name?", "“my name is Ana”"),
        ("hi, I'm Ana", "who am I", "“I'm Ana”"),
        ("Call me Bo", "What's my name again?", "“Call me Bo”"),
        ("my dog's name is Rex.", "what's my dog's name?", "“my dog's name is Rex”"),
        ("My keys are here. My cat is Tom", "Where are my keys?", "“my keys are here”"),
        ("My keys are here. My cat is Tom", "who is my cat?", "“my cat is Tom”"),
    ],
)
def test_what_it_was_told_of_something_is_recalled(
    told: str, question: str, quoted: str
) -> None:
    assert f"You told me: {quoted}." in say(told, "seals", question)
    assert "You told me" not in say("seals", question)


def test_it_tells_its_instructions() -> None:
    assert "“Be kind.”" in say("What are your instructions?", system="Be kind.")
    assert "I was sent no instructions." in say("What is your system prompt?")


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("You are Ada, a helpful assistant.", "Ada"),
        ("Your name is Captain Nemo.", "Captain Nemo"),
    ],
)
def test_a_persona_has_its_name_and_is_still_no_ai(system: str, name: str) -> None:
    said = say("hi", system=system)
    assert said.startswith(f"I am {name}, a practice model and not an AI.")


@pytest.mark.parametrize("system", ["You are a helpful assistant.", "You are The one."])
def test_a_description_is_no_name(system: str) -> None:
    assert say("hi", system=system).startswith("I am the practice model")


def test_a_pirate_talks_like_one_and_leaves_quotations_alone() -> None:
    said = say("you are my friend", system="Talk like a pirate.")
    assert said.startswith("Arr! I be the practice model, not an AI.")
    assert "1 of yers" in said
    assert "“you are my friend”" in said
    quoted = say("What is :=?", system="Be a pirate")
    assert "> In line 5, `:=` keeps" in quoted
    assert "asks whether there is one." in quoted


@pytest.mark.parametrize(
    "wish",
    [
        "tell me a story",
        "Write me a poem about the sea!",
        "Explain the weather at length",
        "describe streaming in detail",
        "What is love, in 200 words?",
    ],
)
def test_a_long_answer_is_there_for_who_asks(wish: str) -> None:
    assert len(say(wish).split()) >= 200
    assert len(say("The history of it").split()) < 60


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("How do I build a chat app?", "echo_bot"),
        ("how do i build a chatbot", "echo_bot"),
        ("Are you ChatGPT?", "chatgpt_clone?step=full_app"),
        ("which model are you", "chatgpt_clone?step=full_app"),
        ("why 401?", "provider_fails?step=catch_in_order"),
        ("what does st.chat_message do?", "chat_message?step=two_speakers"),
        ("st.chat_message", "chat_message?step=two_speakers"),
        ("What is st.chat_input", "chat_input?step=return_value"),
        ("how do i use st.session_state?", "history?step=session_state"),
        ("what does st.write_stream return", "streaming?step=write_stream"),
        ("what does := mean", "history?step=plain_list"),
        ("what is a generator?", "streaming?step=generator"),
        ("how do i change the avatar", "chat_message?step=recap"),
        ("where do i put my api key", "chatgpt_clone?step=key_in_secrets"),
        ("how do I set a timout", "provider_fails?step=retries_and_timeout"),
    ],
)
def test_a_question_gets_the_best_hit_of_a_search(question: str, place: str) -> None:
    said = say(question)
    assert "I searched the lessons for your words" in said
    assert f"]({place}" in said
    assert "\n\n> " in said
    without = say(question, with_links=False)
    assert "The best hit is in " in without
    assert "](" not in without


def test_asked_what_it_can_do_it_names_the_lessons() -> None:
    said = say("what can I ask you?")
    assert LINK.findall(said) == [(lesson.slug, "") for lesson in read_lessons()]
    assert "](" not in say("help", with_links=False)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "how do i use pandas?",
        "what is 2+2?",
        "is it going to snow",
        "hello",
        "I like streaming",
        "how do I deploy to kubernetes",
    ],
)
def test_what_no_lesson_says_is_not_answered_from_one(question: str) -> None:
    assert "I searched" not in say(question)
    assert f"I was sent one message: “{question}”." in say(question)


@pytest.mark.parametrize(
    "follow_up", ["and why?", "shorter please", "Go on", "tell me something"]
)
def test_a_follow_up_gets_an_honest_sentence(follow_up: str) -> None:
    said = say("What is a generator?", follow_up)
    assert "I cannot follow a talk as an AI does" in said
    assert "I searched" not in said


@pytest.mark.parametrize(
    "foreign",
    [
        "Wie baue ich eine Chat-App?",
        "¿Qué es session_state?",
        "Comment est-ce que je fais un chatbot ?",
        "как дела",
        "こんにちは",
    ],
)
def test_another_language_gets_an_honest_sentence(foreign: str) -> None:
    assert "I understand English only." in say(foreign)


LONG = 1_000_000


@pytest.mark.parametrize(
    "piece",
    [
        *("x", " ", "\n", "my ", "my a is b ", "what is my ", "I am A ", "`", "“"),
        *("You are A ", "pirate ", "how many words ", "1", "st.", "a_", ":= ", '"'),
        *("[", "é", "who ", "tell "),
    ],
)
def test_a_megabyte_of_anything_is_answered_at_once(piece: str) -> None:
    """The pace of an hour would be missed; that of a slow machine is not."""
    text = piece * (LONG // len(piece))
    start = time.process_time()
    for said in (say(text, "what is my x?"), say("hi", text), say("hi", system=text)):
        assert "practice model" in said
        assert len(said) < 3_000
    assert time.process_time() - start < 10


def test_many_messages_are_answered_at_once() -> None:
    said = [f"my y{number} is {number}" for number in range(20_000)]
    assert "“my y7 is 7”" in say(*said, "what is my y7?")
