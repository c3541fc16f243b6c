"""A message that the provider did not answer can be sent again."""

import pytest
from lesson_app import OpenLesson
from some_provider import KEY, answering, chunk

from lessons.live.pane import SESSIONS
from lessons.practice.api.app import create_app
from lessons.practice.api.server import start_in_thread

pytestmark = pytest.mark.usefixtures("quick")
FULL_APP = ("chatgpt_clone", "full_app")
NO_ANSWER = "Your message has no whole answer yet."


def choose(page: OpenLesson, behaviour: str) -> None:
    page.app.selectbox(key="provider_behaviour").set_value(behaviour).run()


def send(page: OpenLesson, message: str) -> None:
    page.app.chat_input[0].set_value(message).run()


def send_again(page: OpenLesson) -> None:
    [button] = [b for b in page.app.button if b.label == "Send it again"]
    button.click().run()


def can_send_again(page: OpenLesson) -> bool:
    return any(button.label == "Send it again" for button in page.app.button)


def advice(page: OpenLesson) -> list[str]:
    return [box.value for box in page.app.info]


def history(page: OpenLesson) -> list[tuple[str, str]]:
    messages = page.session_state()["messages"]
    return [(message["role"], message["content"]) for message in messages]


def roles(page: OpenLesson) -> list[str]:
    return [role for role, _ in history(page)]


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        ("practice-quota", "The key's credit is used up."),
        ("practice-denied", "The provider refused the key."),
        ("practice-down", "The provider has a fault of its own."),
        ("practice-drops", "The connection failed."),
    ],
)
def test_an_unanswered_message_is_sent_again_and_stands_there_once(
    failure: str, sentence: str
) -> None:
    page = OpenLesson(*FULL_APP)
    send(page, "one")
    choose(page, failure)
    send(page, "two")
    [said] = advice(page)
    assert said.startswith(sentence)
    assert roles(page) == ["user", "assistant", "user"]
    choose(page, "practice")
    assert advice(page) == [NO_ANSWER]
    send_again(page)
    assert advice(page) == []
    assert roles(page) == ["user", "assistant"] * 2
    assert history(page)[2] == ("user", "two")
    assert not can_send_again(page)
    assert page.session_state()["openai_model"] == "practice"


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("practice-busy", "I am the practice model"),
        ("practice-slow", "I am the"),
        ("practice-filtered", "I am the"),
    ],
)
def test_where_only_patience_is_needed_an_answer_comes(
    behaviour: str, said: str
) -> None:
    page = OpenLesson(*FULL_APP)
    choose(page, behaviour)
    send(page, "hello")
    assert said in history(page)[1][1]
    assert not can_send_again(page)


@pytest.mark.parametrize(
    ("is_there", "sentence"),
    [
        (False, "The connection failed."),
        (True, "The provider has no such model."),
    ],
    ids=["no network", "no such model"],
)
def test_a_provider_out_of_reach_is_explained(
    monkeypatch: pytest.MonkeyPatch, is_there: bool, sentence: str
) -> None:
    if is_there:
        url = start_in_thread(create_app(KEY, "house-model", 0))
    else:
        url = "http://127.0.0.1:9/v1"  # Nothing listens there.
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_MODEL", "no-such-model")
    page = OpenLesson(*FULL_APP)
    send(page, "hello")
    assert [said.startswith(sentence) for said in advice(page)] == [True]
    page.app.radio(key="provider_kind").set_value("practice").run()
    send_again(page)
    assert roles(page) == ["user", "assistant"]
    assert "one message" in history(page)[1][1]
    assert KEY not in str([page.app._tree, page.session_state()])


def test_as_long_as_the_provider_fails_the_message_can_be_sent_again() -> None:
    page = OpenLesson(*FULL_APP)
    choose(page, "practice-down")
    send(page, "one")
    for _ in range(2):
        [said] = advice(page)
        assert said.startswith("The provider has a fault of its own.")
        assert "` practice-down ` does this on purpose" in said
        assert history(page) == [("user", "one")]
        send_again(page)
    page.go_to("history", "plain_list")
    page.go_to(*FULL_APP)
    choose(page, "practice")
    send_again(page)
    assert roles(page) == ["user", "assistant"]


def test_a_new_message_goes_on_from_what_the_script_has_kept() -> None:
    page = OpenLesson(*FULL_APP)
    choose(page, "practice-down")
    send(page, "one")
    choose(page, "practice")
    send(page, "two")
    assert advice(page) == []
    assert roles(page) == ["user", "user", "assistant"]


def test_half_an_answer_that_cannot_be_read_on_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with answering(chunk("Half ") + b'data: {"id\n\n') as address:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-this-server")
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        page = OpenLesson(*FULL_APP)
        send(page, "one")
        [failure] = page.main.exception
        assert failure.proto.type.endswith("JSONDecodeError")
        assert advice(page) == [
            "The provider sent something that cannot be read. Try again."
        ]
        page.app.radio(key="provider_kind").set_value("practice").run()
    send_again(page)
    assert roles(page) == ["user", "assistant"]


def test_without_a_message_a_failure_is_explained_alone() -> None:
    page = OpenLesson("chatgpt_clone", "key_in_code")
    assert advice(page) == ["The provider refused the key. Check it, or use another."]
    assert not can_send_again(page)


def test_a_failure_does_not_tell_where_on_the_server_files_are() -> None:
    page = OpenLesson("chatgpt_clone", "key_in_code")
    [failure] = page.main.exception
    trace = "".join(failure.stack_trace)
    assert 'File "openai/' in trace
    assert 'File "/' not in trace


def test_learners_at_one_machine_are_told_apart() -> None:
    ada, bob = (
        OpenLesson("provider_fails", "catch_in_order"),
        OpenLesson("provider_fails", "catch_in_order"),
    )
    for page in (ada, bob):
        choose(page, "practice-busy")
        send(page, "the same words")
        [refusal] = page.main.warning
        assert refusal.value == "Too many requests. Wait a moment."
    sessions = [page.app.session_state[SESSIONS].values() for page in (ada, bob)]
    keys = {s.secrets["OPENAI_API_KEY"] for both in sessions for s in both if s.secrets}
    assert len(keys) == 2


def test_a_web_page_in_an_answers_place_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with answering(b"<html>Hello</html>", "text/html") as address:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-this-server")
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        page = OpenLesson("chatgpt_clone", "one_call")
        send(page, "one")
        [told] = advice(page)
    assert told.startswith("What is at its address does not answer as OpenAI's API")
