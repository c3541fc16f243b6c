"""What the lesson on the history says of its snippets is so."""

import json

from lesson_app import OpenLesson
from test_snippets import Chat, code_of

from lessons.live.pane import SESSIONS


def test_a_plain_list_never_holds_more_than_one_message() -> None:
    chat = Chat("history/plain_list")
    assert chat.script.texts() == ["Messages in the list: 0"]
    for message in ("one", "two", "three"):
        chat.send(message)
        assert chat.script.texts()[0] == "Messages in the list: 1"
        assert chat.said == [("user", message)]


def test_session_state_remembers_three_messages() -> None:
    chat = Chat("history/session_state")
    chat.send("one", "two", "three")
    assert chat.script.texts()[0] == "Messages in the list: 3"
    assert chat.said == [("user", "one"), ("user", "two"), ("user", "three")]


def test_session_state_begins_empty_for_the_next_visitor() -> None:
    Chat("history/session_state").send("one")
    visitor = Chat("history/session_state")
    assert visitor.script.texts() == ["Messages in the list: 0"]


def test_each_entry_says_who_speaks_and_what_was_said() -> None:
    chat = Chat("history/role_and_content")
    assert json.loads(chat.app.json[0].value) == []
    chat.send("It rains.")
    assert json.loads(chat.app.json[0].value) == [
        {"role": "user", "content": "It rains."},
        {"role": "assistant", "content": "You said: It rains."},
    ]


def both(*messages: str) -> list[tuple[str, str]]:
    """Return what stands in the bubbles once each message has its answer."""
    said = ([("user", m), ("assistant", f"You said: {m}")] for m in messages)
    return [bubble for pair in said for bubble in pair]


def test_each_run_replays_the_messages_before_the_new_one() -> None:
    chat = Chat("history/replay")
    chat.send("one", "two", "three")
    assert chat.said == both("one", "two", "three")


def test_a_run_without_a_message_replays_the_history_alone() -> None:
    chat = Chat("history/replay")
    chat.send("one", "two")
    chat.app.run()
    assert chat.said == both("one", "two")


def test_one_loop_draws_both_speakers_as_the_page_says() -> None:
    page = OpenLesson("history", "replay")
    for message in ("one", "two"):
        page.app.chat_input[0].set_value(message).run()
    sessions = page.app.session_state[SESSIONS].values()
    [session] = [session for session in sessions if session.is_shown]
    code = code_of("history/replay").splitlines()
    body = code.index("for message in st.session_state.messages:") + 2
    assert session.recorder.runs[-1].lines[body] == 2
    assert len(page.main.get("chat_message")) == 4


def test_the_very_run_of_the_click_finds_the_list_empty() -> None:
    chat = Chat("history/clear")
    chat.send("one", "two")
    assert chat.said == both("one", "two")
    chat.press("Clear")
    assert chat.said == []
    assert chat.history == []


def test_after_clearing_the_chat_begins_anew() -> None:
    chat = Chat("history/clear")
    chat.send("one")
    chat.press("Clear")
    chat.send("two", "three")
    assert chat.said == both("two", "three")


def test_a_list_emptied_in_every_run_loses_every_message() -> None:
    chat = Chat("history/reset_each_run")
    chat.send("one")
    assert chat.said == both("one")
    chat.send("two")
    assert chat.said == both("two")
    chat.app.run()
    assert chat.said == []


def test_the_bot_speaks_first_and_its_greeting_is_in_the_history() -> None:
    chat = Chat("history/exercise")
    greeting = ("assistant", "Hello! Who are you?")
    assert chat.said == [greeting]
    assert chat.history == [{"role": "assistant", "content": greeting[1]}]
    chat.send("Mia")
    assert chat.said == [greeting, ("user", "Mia")]


def test_the_caption_counts_the_greeting_and_the_message_just_sent() -> None:
    chat = Chat("history/exercise")
    assert [caption.value for caption in chat.app.caption] == ["Messages so far: 1"]
    chat.send("Mia")
    assert [caption.value for caption in chat.app.caption] == ["Messages so far: 2"]
