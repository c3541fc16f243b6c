"""What the lesson on the chat input says of its snippets is so."""

from test_snippets import Chat


def test_the_message_comes_in_the_run_that_it_started_and_in_no_other() -> None:
    chat = Chat("chat_input/return_value")
    assert chat.texts == ["In this run, prompt is None."]
    chat.send("Hello!")
    assert chat.texts == ["In this run, prompt is 'Hello!'."]
    chat.press("Run the script again")
    assert chat.texts == ["In this run, prompt is None."]


def test_the_box_takes_no_more_than_40_characters() -> None:
    chat = Chat("chat_input/placeholder_and_limit")
    [box] = chat.app.chat_input
    assert box.placeholder == "At most 40 characters"
    assert box.proto.max_chars == 40
    chat.send("x" * 50)
    assert chat.script.texts() == [f"40 of 40 characters: {'x' * 40}"]


def test_the_block_is_skipped_in_a_run_without_a_message() -> None:
    chat = Chat("chat_input/placeholder_and_limit")
    assert chat.script.texts() == []
    chat.send("Hello!")
    assert chat.script.texts() == ["6 of 40 characters: Hello!"]
    chat.app.run()
    assert chat.script.texts() == []


def test_in_a_container_the_input_stays_and_on_its_own_it_is_pinned() -> None:
    script = Chat("chat_input/pinned_or_inline").script
    box_of_its_own = script.main.children[0]
    assert [box.placeholder for box in box_of_its_own.chat_input] == [
        "I stay in the box"
    ]
    assert [box.placeholder for box in script.area("bottom").chat_input] == [
        "I am pinned to the bottom"
    ]


def test_each_box_tells_only_of_its_own_message() -> None:
    chat = Chat("chat_input/pinned_or_inline")
    chat.send("from the box", box=0)
    assert chat.texts == ["inline: 'from the box'", "pinned: None"]
    chat.send("from below", box=1)
    assert chat.texts == ["inline: None", "pinned: 'from below'"]


def test_the_first_reply_vanishes_with_the_second_message() -> None:
    chat = Chat("chat_input/vanishing_reply")
    chat.send("one")
    assert chat.said == [("user", "one"), ("assistant", "You said: one")]
    chat.send("two")
    assert chat.said == [("user", "two"), ("assistant", "You said: two")]


def test_two_inputs_alike_stop_with_an_error_that_asks_for_a_key() -> None:
    chat = Chat("chat_input/two_alike")
    kind, message = chat.error
    assert kind.endswith("StreamlitDuplicateElementId")
    assert "`key`" in message
    assert not chat.texts


def test_with_keys_two_inputs_alike_each_get_their_own_message() -> None:
    chat = Chat("chat_input/two_alike_mended")
    chat.send("Why?", box=0)
    assert chat.texts == ["question: 'Why?'", "comment: None"]
    chat.send("I see.", box=1)
    assert chat.texts == ["question: None", "comment: 'I see.'"]


def test_a_whisper_is_shouted_back_in_capitals() -> None:
    chat = Chat("chat_input/exercise")
    chat.send("good morning")
    assert chat.said == [("user", "good morning"), ("assistant", "GOOD MORNING")]
    chat.send("y" * 30)
    assert chat.said[1] == ("assistant", "Y" * 20)


def test_without_a_whisper_the_app_says_that_it_listens() -> None:
    chat = Chat("chat_input/exercise")
    assert chat.script.texts() == ["I am listening."]
    chat.send("psst")
    assert "I am listening." not in chat.script.texts()
