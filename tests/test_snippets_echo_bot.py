"""What the lesson on the echo bot says of its snippets is so."""

import pytest
from test_snippets import Chat, code_of

TWO_ECHOES = [
    ("user", "one"),
    ("assistant", "Echo: one"),
    ("user", "two"),
    ("assistant", "Echo: two"),
]


def test_both_of_your_messages_stay_and_nobody_answers() -> None:
    chat = Chat("echo_bot/your_messages")
    chat.send("one", "two")
    assert chat.said == [("user", "one"), ("user", "two")]


def test_the_plan_of_comments_is_the_same_in_the_full_loop() -> None:
    plan = comments(code_of("echo_bot/your_messages"))
    assert len(plan) == 5
    assert [
        line for line in comments(code_of("echo_bot/echo_bot")) if line in plan
    ] == (plan)


def test_an_answer_that_nothing_has_saved_is_gone_one_run_later() -> None:
    chat = Chat("echo_bot/forgotten_answers")
    chat.send("one")
    assert chat.said == TWO_ECHOES[:2]
    chat.send("two")
    assert chat.said == [("user", "one"), *TWO_ECHOES[2:]]


def test_the_full_loop_keeps_the_whole_conversation() -> None:
    chat = Chat("echo_bot/echo_bot")
    chat.send("one", "two")
    assert chat.said == TWO_ECHOES
    chat.app.run()
    assert chat.said == TWO_ECHOES


def test_the_full_loop_saves_each_message_with_who_said_it() -> None:
    chat = Chat("echo_bot/echo_bot")
    chat.send("one")
    assert chat.history == [
        {"role": "user", "content": "one"},
        {"role": "assistant", "content": "Echo: one"},
    ]


def test_streamlit_extras_behaves_the_same() -> None:
    chat = Chat("echo_bot/stateful_chat")
    chat.send("one", "two")
    assert chat.said == TWO_ECHOES
    chat.app.run()
    assert chat.said == TWO_ECHOES


def test_with_streamlit_extras_neither_loop_nor_session_state_is_left() -> None:
    code = code_of("echo_bot/stateful_chat")
    assert "for " not in code
    assert "session_state" not in code


def test_two_dots_keep_even_the_title_from_the_page() -> None:
    chat = Chat("echo_bot/double_dot")
    assert not any(chat.script.drawn().values())


def test_python_points_its_caret_at_the_second_dot() -> None:
    code = code_of("echo_bot/double_dot")
    with pytest.raises(SyntaxError) as raised:
        compile(code, "double_dot.py", "exec")
    line = code.splitlines()[raised.value.lineno - 1]
    assert line[: raised.value.offset].endswith("messages..")


def test_one_dot_in_place_of_two_is_the_whole_mend() -> None:
    mended = code_of("echo_bot/double_dot").replace("..", ".")
    assert mended == code_of("echo_bot/echo_bot")


def test_the_answer_typed_as_a_literal_word_shows_up_one_run_later() -> None:
    chat = Chat("echo_bot/literal_response")
    chat.send("one")
    assert chat.said == TWO_ECHOES[:2]
    chat.send("two")
    assert chat.said == [("user", "one"), ("assistant", "response"), *TWO_ECHOES[2:]]


def test_a_new_message_lands_below_the_input_and_jumps_up_when_replayed() -> None:
    chat = Chat("echo_bot/input_above")
    chat.send("one")
    assert order(chat) == ["input", "one"]
    chat.send("two")
    assert order(chat) == ["one", "input", "two"]


def test_with_a_container_for_messages_all_stand_above_the_input() -> None:
    chat = Chat("echo_bot/input_above_mended")
    chat.send("one")
    assert order(chat) == ["one", "input"]
    chat.send("two")
    assert order(chat) == ["one", "two", "input"]


def test_neither_input_is_pinned() -> None:
    for chat in (Chat("echo_bot/input_above"), Chat("echo_bot/input_above_mended")):
        [box] = chat.script.main.chat_input
        assert not box.proto.is_auto_positioned_at_bottom


def test_the_parrot_says_it_backwards_and_counts_on() -> None:
    chat = Chat("echo_bot/exercise")
    chat.send("hello", "world")
    assert chat.said == [
        ("user", "hello"),
        ("assistant", "1. olleh"),
        ("user", "world"),
        ("assistant", "2. dlrow"),
    ]


def comments(code: str) -> list[str]:
    return [line.strip() for line in code.splitlines() if line.strip().startswith("#")]


def order(chat: Chat) -> list[str]:
    """Return the messages and the input of the main area from top to bottom."""
    return [
        "input" if element.type == "chat_input" else element.value
        for element in chat.script.main
        if element.type in {"chat_input", "markdown"}
    ]
