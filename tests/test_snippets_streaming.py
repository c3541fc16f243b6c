"""What the lesson on streaming says of its snippets is so."""

import re
import time

import pytest
from test_snippets import Chat, code_of

from lessons.lesson import read_lesson

WORDS = ["One ", "word ", "at ", "a ", "time "]


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the snippets wait a thousandth of their time, and note how long they ask."""
    sleep = time.sleep
    asked: list[float] = []

    def sleep_less(seconds: float) -> None:
        asked.append(seconds)
        sleep(seconds / 1000)

    monkeypatch.setattr(time, "sleep", sleep_less)
    return asked


def test_the_generator_hands_out_one_word_every_half_second(
    pauses: list[float],
) -> None:
    chat = Chat("streaming/generator")
    assert chat.texts == [f"received {word!r}" for word in WORDS]
    assert pauses.count(0.5) == len(WORDS)


def test_the_pieces_are_written_into_one_text() -> None:
    chat = Chat("streaming/write_stream")
    [(speaker, text)] = chat.said
    assert speaker == "assistant"
    assert text.startswith("Streamlit turns Python scripts")
    assert len(chat.app.markdown) == 1


def test_the_whole_text_is_returned_with_a_space_after_its_last_word() -> None:
    chat = Chat("streaming/write_stream")
    [text] = chat.texts
    returned = text.partition(": ")[2].strip("'")
    assert returned == f"{chat.said[0][1]} "
    assert text.startswith(f"It returned {len(returned)} characters")


def test_the_streamed_bot_echoes_word_by_word(pauses: list[float]) -> None:
    chat = Chat("streaming/streamed_echo")
    chat.send("one two three")
    assert chat.said == [
        ("user", "one two three"),
        ("assistant", "Echo: one two three"),
    ]
    assert pauses.count(0.05) == 4


def test_there_are_five_seconds_to_interrupt_what_copy_takes(
    pauses: list[float],
) -> None:
    steps = {step.name: step for step in read_lesson("streaming").steps}
    script = steps["streamed_echo"].snippet
    Chat("streaming/streamed_echo").send(script.read_text("utf-8"))
    assert sum(pauses) >= 5


def test_the_streamed_bot_saves_the_text_that_it_wrote() -> None:
    chat = Chat("streaming/streamed_echo")
    chat.send("one", "two")
    assert chat.history[1] == {"role": "assistant", "content": "Echo: one "}
    assert [text for _, text in chat.said] == ["one", "Echo: one", "two", "Echo: two"]


def test_split_at_spaces_keeps_the_line_breaks_inside_the_words() -> None:
    [(_, text)] = Chat("streaming/line_breaks").said
    assert text.splitlines() == [
        "Three things to pack:",
        "",
        "1. A warm coat",
        "2. A good book",
        "3. Snacks",
    ]


def test_split_without_an_argument_makes_one_long_line_of_the_list() -> None:
    [(_, text)] = Chat("streaming/lost_line_breaks").said
    assert text == "Three things to pack: 1. A warm coat 2. A good book 3. Snacks"


def test_one_space_in_quotes_is_the_whole_mend() -> None:
    broken = code_of("streaming/lost_line_breaks").replace("split()", 'split(" ")')
    mended = code_of("streaming/line_breaks").splitlines()
    assert broken.splitlines() == [line for line in mended if "# " not in line]


def test_the_first_word_is_drawn_before_the_name_error() -> None:
    chat = Chat("streaming/missing_import")
    assert chat.said == [("assistant", "One")]
    assert chat.error == ("NameError", "name 'time' is not defined")


def test_the_error_names_the_line_and_points_at_time() -> None:
    [error] = Chat("streaming/missing_import").app.exception
    lines = code_of("streaming/missing_import").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "time.sleep" in line)
    place, statement, arrows = error.stack_trace[-1].splitlines()
    assert f"line {number}," in place
    start = statement.index("time")
    assert arrows.strip() == "^" * len("time")
    assert arrows.index("^") == start


def test_with_the_import_all_words_come() -> None:
    chat = Chat("streaming/missing_import_mended")
    assert chat.said == [("assistant", "One word at a time")]
    assert not chat.app.exception


def test_the_generator_saved_in_place_of_the_text_shows_what_python_calls_it() -> None:
    chat = Chat("streaming/saved_generator")
    chat.send("one")
    assert chat.said == [("assistant", "Echo: one")]
    chat.send("two")
    (_, first), (_, second) = chat.said
    assert re.fullmatch(r"<generator object response_generator at 0x\w+>", first)
    assert second == "Echo: two"


def test_a_generator_that_has_run_dry_holds_no_words_any_more() -> None:
    chat = Chat("streaming/saved_generator")
    chat.send("one")
    assert list(chat.history[0]["content"]) == []


def test_what_write_stream_returns_can_be_replayed() -> None:
    chat = Chat("streaming/saved_generator_mended")
    chat.send("one", "two")
    assert chat.said == [("assistant", "Echo: one"), ("assistant", "Echo: two")]


def test_the_solution_streams_letter_by_letter_from_the_end(
    pauses: list[float],
) -> None:
    chat = Chat("streaming/exercise")
    chat.send("stressed")
    assert chat.said == [("user", "stressed"), ("assistant", "desserts")]
    assert pauses.count(0.05) == len("stressed")


def test_the_solution_keeps_the_conversation() -> None:
    chat = Chat("streaming/exercise")
    chat.send("ab", "cd")
    assert [text for _, text in chat.said] == ["ab", "ba", "cd", "dc"]
