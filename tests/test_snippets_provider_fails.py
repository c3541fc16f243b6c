"""What the lesson on a provider that fails says of its snippets is so."""

from pathlib import Path

import pytest
from some_provider import answering, chunk
from test_snippets import Chat, code_of, note_requests

pytestmark = pytest.mark.usefixtures("quick")
NO_ONE_LISTENS = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("practice-denied", "The key is wrong. Check your secrets."),
        ("practice-busy", "Too many requests. Wait a moment."),
        ("practice-quota", "Your credit is used up."),
        ("practice-down", "The provider failed: Error code: 503"),
    ],
)
def test_each_failure_is_told_in_its_own_words_at_once(
    model: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = Chat("provider_fails/catch_in_order")
    requests = note_requests(monkeypatch)
    chat.choose(model)
    chat.send("one")
    [message] = complaints(chat)
    assert message.startswith(told)
    assert chat.said == [("user", "one")]
    assert len(requests) == 1


def test_where_no_one_listens_the_network_is_to_blame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/catch_in_order")
    monkeypatch.setenv("OPENAI_BASE_URL", NO_ONE_LISTENS)
    chat.send("one")
    assert complaints(chat) == ["No connection. Check your network."]


def test_without_a_failure_the_answer_comes() -> None:
    chat = Chat("provider_fails/catch_in_order")
    chat.send("one")
    assert [name for name, _ in chat.said] == ["user", "assistant"]
    assert complaints(chat) == []


def test_the_second_try_succeeds_and_you_see_nothing_of_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/retries_and_timeout")
    requests = note_requests(monkeypatch)
    chat.choose("practice-busy")
    chat.send("one")
    assert [name for name, _ in chat.said] == ["user", "assistant"]
    assert complaints(chat) == []
    assert len(requests) == 2


def test_a_wrong_key_is_never_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chat = Chat("provider_fails/retries_and_timeout")
    requests = note_requests(monkeypatch)
    chat.choose("practice-denied")
    chat.send("one")
    assert complaints(chat)[0].startswith("The provider failed: Error code: 401")
    assert len(requests) == 1


def test_two_tries_that_take_too_long_are_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hasty = tmp_path / "hasty.py"
    code = code_of("provider_fails/retries_and_timeout")
    assert "timeout=4," in code
    hasty.write_text(code.replace("timeout=4,", "timeout=0.2,"), encoding="utf-8")
    chat = Chat("provider_fails/retries_and_timeout", hasty)
    requests = note_requests(monkeypatch)
    chat.choose("practice-hangs")
    chat.send("one")
    assert complaints(chat) == ["It took too long. Ask again."]
    assert len(requests) == 2


def test_half_an_answer_stays_when_the_stream_breaks() -> None:
    whole = Chat("provider_fails/keep_what_came")
    broken = Chat("provider_fails/keep_what_came")
    broken.choose("practice-drops")
    for chat in (whole, broken):
        chat.send("one")
    [complaint] = complaints(broken)
    assert complaint.startswith("The answer broke off: ")
    kept = broken.history[-1]
    assert kept["role"] == "assistant"
    assert kept["content"]
    assert whole.history[-1]["content"].startswith(kept["content"])
    assert len(kept["content"]) < len(whole.history[-1]["content"])


def test_a_chunk_without_a_choice_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    chat = Chat("provider_fails/keep_what_came")
    said = chunk() + chunk("Hello ") + chunk("you") + chunk("", "stop") + chunk()
    with answering(said) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        chat.send("one")
    assert not chat.app.exception
    assert chat.said == [("user", "one"), ("assistant", "Hello you")]
    assert chat.history[-1]["content"] == "Hello you"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (chunk("", "stop"), []),
        (chunk("", "stop") + chunk(), []),
        (chunk("", "length"), ["The answer grew too long and was cut."]),
        (b"", ["The answer broke off."]),
        (chunk(), ["The answer broke off."]),
    ],
    ids=["whole", "whole, then usage", "too long", "cut off", "cut off, then usage"],
)
def test_how_a_stream_ends_tells_whether_the_answer_is_whole(
    last: bytes, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = Chat("provider_fails/whole_answer")
    with answering(chunk() + chunk("Hello ") + chunk("you") + last) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        chat.send("one")
    assert not chat.app.exception
    assert chat.said == [("user", "one"), ("assistant", "Hello you")]
    assert complaints(chat) == told


def test_a_filter_is_told_from_the_answers_end() -> None:
    chat = Chat("provider_fails/whole_answer")
    chat.choose("practice-filtered")
    chat.send("one")
    assert complaints(chat) == ["A filter stopped the answer."]
    begun = chat.said[-1]
    chat.choose("practice")
    chat.send("one")
    assert complaints(chat) == []
    assert len(chat.said[-1][1]) > len(begun[1]) > 0


def test_what_came_is_replayed_and_sent_with_the_next_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/keep_what_came")
    requests = note_requests(monkeypatch)
    chat.choose("practice-drops")
    chat.send("one")
    begun = list(chat.history)
    chat.choose("practice")
    chat.send("two")
    assert complaints(chat) == []
    assert [name for name, _ in chat.said] == ["user", "assistant"] * 2
    assert requests[-1].body["messages"][:2] == begun


def test_try_again_asks_for_the_answer_that_is_missing() -> None:
    chat = Chat("provider_fails/try_again")
    chat.choose("practice-down")
    chat.send("one")
    for _ in range(2):
        assert complaints(chat)[0].startswith("No whole answer came: Error code: 503")
        assert chat.history == [{"role": "user", "content": "one"}]
        chat.press("Try again")
    chat.choose("practice")
    chat.press("Try again")
    assert complaints(chat) == []
    assert not chat.app.button
    assert [name for name, _ in chat.said] == ["user", "assistant"]
    assert chat.said[0] == ("user", "one")


def test_a_new_question_takes_the_place_of_one_without_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/try_again")
    requests = note_requests(monkeypatch)
    chat.choose("practice-down")
    chat.send("one")
    chat.choose("practice")
    chat.send("two")
    assert requests[-1].body["messages"] == [{"role": "user", "content": "two"}]
    assert [message["role"] for message in chat.history] == ["user", "assistant"]
    assert chat.said[0] == ("user", "two")


def test_both_interfaces_are_sent_the_whole_conversation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/two_interfaces")
    requests = note_requests(monkeypatch)
    chat.send("one", "two")
    *_, completion, response = requests
    assert completion.path.endswith("/chat/completions")
    assert response.path.endswith("/responses")
    assert response.body["input"] == completion.body["messages"] == chat.history[:3]


def test_both_interfaces_give_back_the_text() -> None:
    chat = Chat("provider_fails/two_interfaces")
    chat.send("one")
    answers = [column.markdown[0].value for column in chat.app.columns]
    assert [column.caption[0].value for column in chat.app.columns] == [
        "Chat Completions",
        "Responses",
    ]
    assert answers == [chat.history[-1]["content"]] * 2


def test_the_general_error_first_hides_the_friendly_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/base_class_first")
    note_requests(monkeypatch)
    chat.choose("practice-busy")
    chat.send("one")
    assert complaints(chat)[0].startswith("The provider failed: Error code: 429")
    assert not chat.app.warning


def test_other_words_are_needed_where_the_same_were_refused_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The two versions are tried by the same learner, one after the other."""
    broken = Chat("provider_fails/base_class_first")
    mended = Chat("provider_fails/catch_in_order")
    note_requests(monkeypatch)
    for chat in (broken, mended):
        chat.choose("practice-busy")
    broken.send("one")
    mended.send("one")
    assert complaints(mended) == []
    mended.send("two")
    assert complaints(mended) == ["Too many requests. Wait a moment."]


def test_a_swallowed_error_leaves_a_question_and_then_nothing() -> None:
    chat = Chat("provider_fails/swallowed")
    chat.choose("practice-denied")
    chat.send("one")
    assert chat.said == [("user", "one")]
    assert complaints(chat) == []
    assert not chat.app.exception


def test_the_solution_tells_how_many_seconds_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chat = Chat("provider_fails/exercise")
    note_requests(monkeypatch)
    chat.choose("practice-busy")
    chat.send("one")
    [advice] = complaints(chat)
    assert advice.startswith("Too many requests. Seconds to wait: 1")
    chat.send("one")
    assert [name for name, _ in chat.said] == ["user", "assistant"]


def complaints(chat: Chat) -> list[str]:
    """Return the errors and warnings that the snippet shows."""
    return [box.value for box in (*chat.app.error, *chat.app.warning)]
