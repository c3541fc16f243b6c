"""What is typed is found in the lessons, and leads to its step and line."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from lesson_steps import LESSONS

from lessons.lesson import read_lesson, read_lessons
from lessons.lesson_fields import Lesson
from lessons.search import WORD, Found, Hit, search
from lessons.search.index import Index
from lessons.sentences import all_places


def addresses(found: Found) -> list[str]:
    return [hit.address for hit in found.hits]


def marked(hit: Hit) -> list[str]:
    """Return what was found in a hit's sentence."""
    return [text for text, is_match in hit.pieces if is_match]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_each_step_is_found_by_its_heading(lesson: Lesson) -> None:
    for step in lesson.steps:
        found = search(step.heading)
        assert f"{lesson.slug}?step={step.name}" in [
            hit.address.partition("&")[0] for hit in found.hits
        ]


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("chat app", "echo_bot?step=your_messages"),
        ("whispers", "chat_input?step=recap"),  # In an exercise alone.
        ("st.chat_input", "chat_input?step=return_value"),
        ("generator", "streaming?step=generator"),
        ("revoke", "chatgpt_clone?step=key_in_code"),
        ("outlive", "history?step=plain_list&lines=3"),  # In a note of a line.
        (":=", "history?step=plain_list"),
        ("..append", "echo_bot?step=double_dot&lines=32"),
        ("on_click=clear", "history?step=clear&lines=12"),
        ("what does := mean?", "history?step=plain_list"),
        ("401", "provider_fails?step=catch_in_order&lines=18"),
    ],
)
def test_the_best_place_comes_first(asked: str, address: str) -> None:
    assert addresses(search(asked))[0] == address


def test_a_line_of_code_is_shown_with_its_number() -> None:
    hit = search("forever = 'no' st.spinner(").hits[0]
    lesson = read_lesson(hit.place.page)
    code = lesson.steps[hit.place.number - 1].snippet.read_text("utf-8")
    line = int(hit.address.rpartition("=")[2])
    assert hit.sentence.markdown in code.splitlines()[line - 1]


def test_a_line_that_only_a_mend_has_is_shown_mended() -> None:
    [address] = addresses(search("chat = st.container()"))
    assert address == "echo_bot?step=input_above&show=mend&lines=9"


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("st.chat_mesage", "chat_message?step=two_speakers"),
        ("chat_mesage", "chat_message?step=two_speakers"),
        ("wirte_stream", "streaming?step=write_stream"),
        ("write_steam", "streaming?step=write_stream"),
        ("chatinput", "chat_input?step=return_value"),
        ("echo_bot.py", "echo_bot?step=full_loop"),
        ("requirements.txt", "where_next"),
        ("docker", "where_next"),
        ("how do I deploy it?", "where_next"),
        (
            "StreamlitSecretNotFoundError",
            "chatgpt_clone?step=key_in_secrets&run=1",
        ),
        ("clear history", "history?step=clear&lines=12"),
        ("reset chat history", "history?step=clear&lines=12"),
        ("rate limit", "provider_fails?step=catch_in_order&lines=20"),
        # Of this an exercise tells.
        ("system prompt", "chatgpt_clone?step=recap"),
    ],
)
def test_whoever_wants_to_take_something_along_finds_it(asked: str, first: str) -> None:
    assert addresses(search(asked))[0] == first


def test_code_that_is_broken_on_purpose_comes_after_code_that_works() -> None:
    for asked in ("# Initialize chat history", "Initialize chat history"):
        mistakes = [hit.place.is_mistake for hit in search(asked).hits]
        assert mistakes == sorted(mistakes)
        assert len({*mistakes}) == 2


def test_a_name_of_which_only_the_parts_are_said_is_not_said() -> None:
    found = search("st.rerun")
    assert found.hits
    assert not found.is_all


@pytest.mark.parametrize(
    "word", ["stream", "streams", "streaming", "Streamed", "strea"]
)
def test_endings_do_not_matter_and_a_word_may_be_half_typed(word: str) -> None:
    assert search(word).hits
    assert search(word).hits[0].place.page in {"streaming", "chatgpt_clone"}


def test_what_was_found_is_marked_in_its_sentence() -> None:
    hit = search("session state").hits[0]
    assert marked(hit) == ["session_state"]
    assert "".join(text for text, _ in hit.pieces) == hit.sentence.plain
    assert "`" not in hit.sentence.plain
    assert marked(search(":=").hits[0]) == [":="]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("histroy", "history"), ("sesion", "session"), ("evrything", "everything")],
)
def test_a_misspelt_word_is_taken_for_the_nearest(typed: str, meant: str) -> None:
    assert search(typed).hits == search(meant).hits
    assert search(typed).corrected == ((typed, meant),)
    assert not search(meant).corrected


@pytest.mark.parametrize("asked", ["what is the weather", "xyzzy", "capital of Peru"])
def test_what_no_lesson_says_is_said_to_be_missing(asked: str) -> None:
    assert not search(asked).is_all


def test_steps_with_all_words_come_without_those_that_have_some() -> None:
    assert search("avatar emoji").is_all
    some = search("avatar xyzzy")
    assert not some.is_all
    assert some.hits


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "   ",
        "?",
        '"',
        "'",
        '"unclosed stream',
        "AND",
        "stream AND OR NOT",
        "NEAR(stream, 2)",
        "title:stream ^stream stream*",
        "-stream + {stream}",
        "*",
        "(",
        "_",
        "\0",
        "\x02stream\x03",
        "%_\\",
        "; DROP TABLE places; --",
        "流れ 🙂 поток",
        "x" * 10_000,
        "stream " * 2_000,
        ":= " * 5_000,
        '"' * 10_000,
    ],
)
def test_nothing_that_is_typed_is_an_error(odd: str) -> None:
    assert len(search(odd).hits) <= 8


def test_words_of_two_sentences_are_not_side_by_side() -> None:
    # With an underscore between them they are looked for as they stand, side by side.
    sentences = [s.plain for p in all_places(LESSONS[:2]) for s in p.sentences]
    for before, after in pairwise(sentences):
        words = WORD.findall(before)[-1:] + WORD.findall(after)[:1]
        for hit in search("_".join(words)).hits:
            assert marked(hit)


def test_many_ask_at_once() -> None:
    words = ["stream", "history", "avatar", ":=", "sesion", "key"] * 40
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(search, words))
    assert found == [search(word) for word in words]


def test_a_name_of_a_hundred_parts_is_asked_for_as_a_few_words() -> None:
    index = Index(all_places(read_lessons()))
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    assert index.search("st_" * 100).hits
    # FTS5 asks its own tables, too.
    assert sum("FROM places WHERE" in query for query in asked) < 50
