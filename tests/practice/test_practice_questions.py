"""What learners ask is answered from the right lesson, and nothing else is."""

import re

import pytest
from talking import user

from lessons.practice.answer import answer
from lessons.practice.lesson_index import Passage, passages
from lessons.practice.prompt import Prompt
from lessons.practice.search import LessonSearch

LESSONS = LessonSearch(passages())
LINK = re.compile(r"\]\(/(\w+)\?step=(\d+)\)")

# A question, and where its answer may come from: a lesson, or those of its steps
# that have a word in their title.
ANSWERED = {
    # Chat message
    "what does st.chat_message do": "chat_message",
    "What does st.chat_message return?": "chat_message",
    "What does st.chat_message() give back?": "chat_message",
    "how do i make a chat bubble": "chat_message",
    "how do i change the avatar": "chat_message:avatars chat_message:Recap",
    "can i use an emoji as avatar?": "chat_message:avatars",
    "how can I use my own picture for the bot": "chat_message:avatars",
    "how do I put a chart in a message": "chat_message:fits",
    "can a message hold a table?": "chat_message:fits",
    "why is the answer inside the question's bubble": "chat_message:inside",
    "what happens if the name is empty?": "chat_message:empty",
    "how do i show code in a chat message?": "chat_message",
    "what do screen readers say": "chat_message:avatars chat_message:empty",
    # Chat input
    "what does chat_input return": "chat_input:returns chat_input:Recap",
    "what does st.chat_input() return?": "chat_input:returns chat_input:Recap",
    "why is prompt None?": "chat_input:returns",
    "How do I limit the length of a message": "chat_input:limit",
    "what is max_chars": "chat_input:limit",
    "how to set the placeholder text": "chat_input:Placeholder",
    "how do i keep the input at the bottom": "chat_input:Pinned chat_input:Recap",
    "why is the input box not at the bottom": "chat_input:Pinned echo_bot:above",
    "DuplicateElementId": "chat_input:alike",
    "StreamlitDuplicateElementId: There are multiple `chat_input` elements with the "
    "same auto-generated ID.": "chat_input:alike",
    "can i have two chat inputs?": "chat_input:alike chat_input:Pinned",
    "why do my messages disappear?": "chat_input:vanishes history echo_bot:forgotten",
    "why does the first message vanish when i send another one": (
        "chat_input:vanishes history echo_bot:forgotten"
    ),
    "why does my script run again": "chat_input:returns history",
    "when does streamlit rerun the script?": "chat_input:returns history",
    # History
    "what is session_state": "history:Session",
    "how do i use st.session_state": "history",
    "how can i keep the messages between reruns": "history",
    "is session state shared between browser tabs?": "history:Session",
    "what's a role": "history:Role",
    "how do i draw the old messages again": "history:Replay history:Recap",
    "how to delete all messages": "history:Clear",
    "what does on_click do": "history:Clear",
    "why does on_click=clear have no parentheses?": "history:Clear",
    "why is my list always empty?": "history:plain history:resetting",
    "what does := mean": "history:plain",
    'AttributeError: st.session_state has no attribute "messages". Did you forget to '
    "initialize it?": "history echo_bot",
    "why does the bot forget evrything": "history echo_bot:forgotten chatgpt_clone",
    # Echo bot
    "how do i build an echo bot?": "echo_bot streaming:echo",
    "what is the loop of a chat app?": "echo_bot",
    "why are the bot's answers not saved": "echo_bot:forgotten echo_bot:loop",
    "what is streamlit-extras?": "echo_bot:extras echo_bot:Recap",
    "how do i install streamlit extras": "echo_bot:extras",
    "what does add_message() do": "echo_bot:extras",
    "why does it show the word response instead of the answer": "echo_bot:word",
    "why is the input above the new messages": "echo_bot:above",
    # Streaming
    "what is a generator?": "streaming:generator streaming:Recap",
    "what does yield do": "streaming:generator streaming:Recap",
    "what does write_stream return": "streaming:write_stream streaming:Recap",
    "how do i stream an answer word by word": "streaming chatgpt_clone:streamed",
    "how can i make the answer look as if typed": "streaming:write_stream",
    "why are my line breaks gone": "streaming:breaks",
    'What is the difference between split() and split(" ")?': "streaming:breaks",
    "NameError: name 'time' is not defined": "streaming:import",
    "what happens when i send a message while the answer is still coming": (
        "streaming:streamed streaming:Recap provider_fails:arrived"
    ),
    "what does time.sleep do": "streaming",
    # ChatGPT clone
    "where do i put my api key": "chatgpt_clone:secrets",
    "what is st.secrets?": "chatgpt_clone:secrets",
    "what is secrets.toml": "chatgpt_clone:secrets chatgpt_clone:code "
    "chatgpt_clone:Recap",
    "i put my key on github, what now?": "chatgpt_clone:code",
    "do i need an openai key": "chatgpt_clone:secrets",
    "what does stream=True do": "chatgpt_clone:streamed",
    "why does the model not know what i said before?": (
        "chatgpt_clone:app chatgpt_clone:last chatgpt_clone:Recap"
    ),
    "do I have to send the whole history each time": "chatgpt_clone",
    "what is choices[0]": "chatgpt_clone:call",
    "how do i choose the model": "chatgpt_clone",
    "what is OpenAIError": "chatgpt_clone:fails chatgpt_clone:Recap",
    "how do I add a system prompt?": "chatgpt_clone:Recap",
    # When it fails
    "what should i do when the provider fails": "chatgpt_clone:fails provider_fails",
    "how do i set a timeout": "provider_fails:timeout",
    "what is max_retries": "provider_fails",
    "what's a RateLimitError": "provider_fails:order provider_fails:general",
    "openai.AuthenticationError": "provider_fails:order",
    "APITimeoutError": "provider_fails:timeout provider_fails:order",
    "how many times does the client retry?": "provider_fails:Retries",
    "how do i keep half an answer when the stream breaks": "provider_fails:arrived",
    "what is the difference between responses and chat completions?": (
        "provider_fails:ways"
    ),
    "why is `except Exception: pass` bad": "provider_fails:swallowed",
    "in which order do i catch exceptions": "provider_fails:order provider_fails:Recap"
    " provider_fails:general",
    "what does st.stop() do": "provider_fails:straight",
    "how does st.spinner work": "provider_fails:Retries",
}

NOT_ANSWERED = [
    "What is the weather like today?",
    "will it rain tomorrow",
    "what's the capital of france",
    "What is the capital of Peru?",
    "who is the president of the usa?",
    "how old is the universe",
    "what time is it?",
    "what day is today",
    "Write me a poem",
    "write me a poem about the sea",
    "tell me a story",
    "tell me something funny",
    "can you sing?",
    "do you have feelings?",
    "do you love me",
    "Do you store what I say?",
    "do you save my data",
    "how old are you",
    "where do you live?",
    "who made you?",
    "are you married",
    "what is your favourite colour?",
    "do you dream",
    "can you help me with my homework",
    "I need help with my taxes, can you do that?",
    "how do I use pandas?",
    "how do i make a plot with matplotlib",
    "what is numpy",
    "how does django work?",
    "how do i write a react component",
    "what is langchain",
    "what is st.balloons",
    "how do i use st.dataframe?",
    "what does st.file_uploader return?",
    "what does pd.read_csv return",
    "how do i deploy to kubernetes",
    "how do I cook pasta?",
    "how long do I boil an egg",
    "what should I eat tonight",
    "can you recommend a good book?",
    "how do i learn french",
    "translate good morning to spanish",
    "what is love?",
    "what is the meaning of life",
    "who won the game last night",
    "how tall is mount everest?",
    "what is the best phone",
    "how do I lose weight",
    "what is a black hole?",
    "why is the sky blue",
    "how far away is the moon?",
    "what's the price of gold",
    "is there a god",
    "does my wife love me?",
    "why are you so slow",
    "how do I change a tyre",
    "Can you calculate 2+2?",
    "tell me about yourself",
    "what is up?",
    "where is my order",
    "what a lovely day it is",
]


def place(question: str) -> Passage | None:
    """Return the step that an answer is drawn from."""
    link = LINK.search(answer(Prompt("practice", [user(question)]), LESSONS))
    if not link:
        return None
    slug, step = link[1], int(link[2])
    return next(p for p in passages() if (p.slug, p.step) == (slug, step))


def is_right(found: Passage, right: str) -> bool:
    for one in right.split():
        slug, _, title = one.partition(":")
        if found.slug == slug and title.lower() in found.title.lower():
            return True
    return False


@pytest.mark.parametrize(("question", "right"), ANSWERED.items())
def test_a_question_is_answered_from_its_lesson(question: str, right: str) -> None:
    found = place(question)
    assert found is not None, "It was not answered."
    assert is_right(found, right), found.link


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_no_lesson_answers_is_not_answered_from_one(question: str) -> None:
    found = place(question)
    assert found is None, found.link
