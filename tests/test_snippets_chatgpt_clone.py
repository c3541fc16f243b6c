"""What the lesson on the ChatGPT clone says of its snippets is so."""

import pytest
from test_snippets import Chat, Request, Sent, code_of, note_requests

from lessons.provider.provider import KEY, MODEL
from lessons.snippet_files import DEFAULT_MODEL

MISSING_MODEL = "Ask a model that does not exist"


def question(content: str) -> dict[str, str]:
    return {"role": "user", "content": content}


def sent(requests: list[Request]) -> list[Sent]:
    """Return the messages of each request."""
    return [request.body["messages"] for request in requests]


def test_the_key_in_the_secrets_opens_models() -> None:
    [text] = Chat("chatgpt_clone/key_in_secrets").script.texts()
    label, _, number = text.rpartition(" ")
    assert label == "The key works. Models it opens:"
    assert int(number) > 0


def test_the_key_is_the_one_of_the_secrets_and_of_nothing_else() -> None:
    chat = Chat("chatgpt_clone/key_in_secrets")
    chat.app.secrets[KEY] = "a key of someone else"
    chat.app.run()
    assert chat.error[0] == "openai.AuthenticationError"


def test_whoever_reads_the_code_reads_the_key() -> None:
    assert 'OpenAI(api_key="sk-' in code_of("chatgpt_clone/key_in_code")


def test_the_provider_refuses_the_made_up_key() -> None:
    kind, message = Chat("chatgpt_clone/key_in_code").error
    assert kind == "openai.AuthenticationError"
    assert "401" in message


def test_one_call_shows_the_text_of_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/one_call")
    requests = note_requests(monkeypatch)
    chat.send("Why is the sky blue?")
    asked, (speaker, answer) = chat.said
    assert asked == ("user", "Why is the sky blue?")
    assert speaker == "assistant"
    assert "Why is the sky blue?" in answer
    assert sent(requests) == [[question("Why is the sky blue?")]]
    assert not requests[0].body.get("stream")


def test_the_model_is_that_of_the_secrets_or_else_an_inexpensive_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/one_call")
    requests = note_requests(monkeypatch)
    chat.choose("practice")
    chat.send("one")
    del chat.app.secrets[MODEL]
    chat.send("two")
    assert [request.body["model"] for request in requests] == [
        "practice",
        DEFAULT_MODEL,
    ]


def test_the_streamed_call_gives_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited = Chat("chatgpt_clone/one_call")
    streamed = Chat("chatgpt_clone/streamed_call")
    requests = note_requests(monkeypatch)
    for chat in (waited, streamed):
        chat.send("Why is the sky blue?")
    assert streamed.said == waited.said
    first, second = requests
    assert second.body == {**first.body, "stream": True}


def test_the_whole_history_goes_with_every_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/chatgpt_clone")
    requests = note_requests(monkeypatch)
    chat.send("one", "two", "three")
    assert [message["role"] for message in chat.history] == ["user", "assistant"] * 3
    assert sent(requests) == [
        chat.history[:1],
        chat.history[:3],
        chat.history[:5],
    ]


def test_the_practice_model_tells_how_many_messages_it_was_sent() -> None:
    chat = Chat("chatgpt_clone/chatgpt_clone")
    chat.send("one", "two", "three")
    assert [said for said in chat.said if said[0] == "user"] == [
        ("user", "one"),
        ("user", "two"),
        ("user", "three"),
    ]
    assert "5 messages: 3 of yours and 2 of mine" in chat.said[-1][1]
    assert "“one”" in chat.said[-1][1]


def test_a_failed_call_leaves_the_history_straight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/when_it_fails")
    requests = note_requests(monkeypatch)
    chat.send("one")
    before = list(chat.history)
    chat.press(MISSING_MODEL)
    chat.send("lost")
    [error] = chat.app.error
    assert error.value.startswith("No whole answer came: Error code: 404")
    assert chat.history == before
    chat.press(MISSING_MODEL)
    chat.send("two")
    assert not chat.app.error
    assert sent(requests)[-1] == [*before, question("two")]


def test_once_it_goes_on_only_answered_questions_are_on_the_page() -> None:
    chat = Chat("chatgpt_clone/when_it_fails")
    chat.press(MISSING_MODEL)
    chat.send("lost")
    assert chat.said == [("user", "lost")]
    chat.press(MISSING_MODEL)
    assert chat.said == []
    chat.send("two")
    assert [name for name, _ in chat.said] == ["user", "assistant"]


def test_only_the_last_message_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    chat = Chat("chatgpt_clone/last_message_only")
    requests = note_requests(monkeypatch)
    chat.send("one", "two", "three")
    assert len(chat.said) == 6
    assert sent(requests) == [
        [question("one")],
        [question("two")],
        [question("three")],
    ]
    assert "one message" in chat.said[-1][1]


def test_a_failed_call_leaves_the_history_crooked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/crooked_history")
    requests = note_requests(monkeypatch)
    chat.press(MISSING_MODEL)
    chat.send("lost")
    assert chat.app.error[0].value.startswith("No whole answer came: Error code: 404")
    chat.press(MISSING_MODEL)
    chat.send("two")
    assert [name for name, _ in chat.said] == ["user", "user", "assistant"]
    assert sent(requests)[-1] == [question("lost"), question("two")]


def test_the_pirate_is_told_in_each_request_how_to_behave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("chatgpt_clone/exercise")
    requests = note_requests(monkeypatch)
    chat.send("one", "two")
    system = {"role": "system", "content": "Talk like a pirate."}
    assert sent(requests) == [
        [system, *chat.history[:1]],
        [system, *chat.history[:3]],
    ]
    assert "4 messages: a system message, then 2 of yers" in chat.said[-1][1]


def test_the_pirates_orders_never_show_in_the_chat() -> None:
    chat = Chat("chatgpt_clone/exercise")
    chat.send("one", "two")
    assert [name for name, _ in chat.said] == ["user", "assistant"] * 2
    assert [message["role"] for message in chat.history] == ["user", "assistant"] * 2
