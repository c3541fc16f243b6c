"""The right step is found in what the lessons say."""

import re

import pytest
from lesson_steps import LESSONS

from lessons.lesson_fields import Lesson
from lessons.practice.lesson_index import Note, Passage, passages
from lessons.practice.search import LessonSearch


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_the_index_holds_every_step_of_every_lesson(lesson: Lesson) -> None:
    indexed = [passage for passage in passages() if passage.slug == lesson.slug]
    assert [passage.title for passage in indexed] == lesson.headings
    assert [passage.name for passage in indexed] == lesson.places
    assert [passage.step for passage in indexed] == [*range(1, len(lesson.places) + 1)]
    for passage, step in zip(indexed, lesson.steps, strict=False):
        assert passage.text == step.text
        assert passage.code == (step.mend or step.snippet).read_text("utf-8")
        assert [note.text for note in passage.notes] == [*step.notes.values()]
    assert indexed[-1].text.split("\n\n") == list(lesson.recap)


def test_a_link_names_the_lesson_and_leads_to_the_step() -> None:
    link = passages()[0].link
    assert re.fullmatch(r"\[.+, step 1: .+\]\(chat_message\?step=two_speakers\)", link)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What is session state?", "history?step=session_state"),
        ("What does st.chat_input return?", "chat_input?step=return_value"),
        ("How do I clear the chat?", "history?step=clear"),
        ("what is st.write_stream", "streaming?step=write_stream"),
        ("waht is st.write_stream", "streaming?step=write_stream"),
        ("How do I hide my API key?", "chatgpt_clone?step=key_in_secrets"),
        ("is my key safe on github", "chatgpt_clone?step=key_in_code"),
        ("where do I put my API key?", "chatgpt_clone?step=key_in_secrets"),
        ("Why does my message vanish?", "chat_input?step=vanishing_reply"),
        ("How can I give the bot an avatar?", "chat_message?step=names_and_avatars"),
    ],
)
def test_the_right_step_is_found(question: str, place: str) -> None:
    found = LessonSearch(passages()).find(question)
    assert found is not None
    assert f"({place})" in found.best.link


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "What is the capital of France?",
        "Tell me a joke",
        "Who won the world cup?",
        "And now what?",
        "Do you like penguins?",
        "What's the meaning of life?",
        "what is st.balloons?",
        "Can I use Claude instead?",
    ],
)
def test_what_the_lessons_do_not_know_is_not_found(question: str) -> None:
    assert LessonSearch(passages()).find(question) is None


def passage(step: int, title: str, text: str, code: str = "") -> Passage:
    return Passage("zoo", "Zoo", step, title, text, code)


def test_a_title_counts_more_than_prose_and_prose_more_than_code() -> None:
    in_title = passage(1, "The walrus", "It swims.")
    in_prose = passage(2, "The sea", "A walrus, a walrus.")
    in_code = passage(3, "The ice", "It is cold.", "walrus = 1")
    air = passage(4, "Air", "Gulls fly.")
    search = LessonSearch([in_code, in_prose, in_title, air])
    assert search.find("walrus").best == in_title
    rest = LessonSearch([in_code, in_prose, air])
    assert rest.find("walrus?").best == in_prose


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    common = [passage(step, f"Seal {step}", "A seal is a seal.") for step in range(9)]
    rare = passage(9, "The ice", "A walrus and a walrus.")
    assert LessonSearch([*common, rare]).find("seal or walrus").best == rare


@pytest.mark.parametrize("word", ["stream", "streams", "streaming", "streamed"])
def test_endings_do_not_matter(word: str) -> None:
    streaming = passage(1, "Streamed answers", "")
    assert LessonSearch([streaming]).find(f"What is {word}?").best == streaming


def test_what_comes_close_is_named_too() -> None:
    one, two = passage(1, "Walrus", "Of one."), passage(2, "Walrus", "Of two.")
    found = LessonSearch([one, two, passage(3, "Air", "Gulls fly.")]).find("walrus")
    assert (found.best, found.also) == (one, two)
    assert LessonSearch([one, passage(3, "Air", "Gulls.")]).find("walrus").also is None


def test_a_name_of_code_is_not_the_words_it_is_made_of() -> None:
    named = passage(1, "Seals", "`st.the_walrus` draws one.")
    words = passage(2, "The walrus", "The walrus and the ice: a walrus draws nothing.")
    search = LessonSearch([words, named, passage(3, "Air", "Gulls fly.")])
    assert search.find("what does st.the_walrus draw").best == named
    assert search.find("the_walrus()").best == named
    assert search.find("what does the walrus draw").best == words


def test_a_name_that_no_lesson_says_has_no_answer() -> None:
    search = LessonSearch([passage(1, "Seals and ice", "Seals.", "st.big_seal()")])
    assert search.find("what are seals").best.title == "Seals and ice"
    assert search.find("what is st.seals_and_ice") is None
    assert search.find("what is st.big_seal") is None


def test_a_word_that_only_code_holds_is_not_held() -> None:
    search = LessonSearch([passage(1, "Ice", "It is cold.", "walrus = 'walrus'")])
    assert search.find("what is a walrus") is None


def test_a_word_said_in_passing_is_no_answer() -> None:
    air = passage(1, "Air", "Gulls fly where no walrus is.")
    assert LessonSearch([air, passage(2, "Ice", "Cold.")]).find("walrus?") is None


def test_what_was_said_of_a_line_is_found_with_the_line() -> None:
    note = Note("for seal in sea:", "Herrings are food.")
    noted = Passage("zoo", "Zoo", 1, "Seals", "They eat.\n\nA lot.", "", (note,))
    search = LessonSearch([noted, passage(2, "Air", "Gulls fly.")])
    found = search.find("What of seals and herrings?")
    assert found.quotation == (
        "They eat.\n\nA lot.\n\n`for seal in sea:`: Herrings are food."
    )
    assert "Herrings" not in search.find("Do seals eat?").quotation


def test_all_that_a_step_says_is_quoted_but_not_what_to_try() -> None:
    text = "**Try it:** a walrus, a walrus.\n\nThe walrus swims.\n\nIt is fat."
    note = Note("swim(walrus)", "A walrus.")
    walrus = Passage("zoo", "Zoo", 1, "Walrus", text, "", (note,))
    found = LessonSearch([walrus]).find("What does a walrus do?")
    assert found.quotation == "The walrus swims.\n\nIt is fat."


def test_one_sentence_is_that_which_says_most() -> None:
    walrus = passage(1, "Walrus", "A walrus swims.\n\nIt sings. It is fat.")
    search = LessonSearch([walrus, passage(2, "Walrus", ""), passage(3, "Air", "")])
    assert search.find("Is a walrus fat?").sentence == "It is fat."


def test_an_exercise_is_quoted_to_who_asks_for_one_or_where_nothing_else_answers() -> (
    None
):
    task = Note("", "Let a walrus meet a narwhal, and another narwhal.")
    recap = Passage("zoo", "Zoo", 1, "Recap", "A walrus swims.", "", (task,))
    search = LessonSearch([recap, passage(2, "Air", "Gulls fly.")])
    asked = "What is the exercise about the narwhal and the walrus?"
    assert search.find(asked).quotation == task.text
    assert search.find("What is a narwhal?").quotation == task.text
    assert search.find("Does a walrus meet a narwhal?").quotation == "A walrus swims."


def test_how_is_answered_by_a_remedy_and_why_by_the_mistake() -> None:
    mistake = passage(1, "What goes wrong: a cold walrus", "A wet walrus is wet.")
    remedy = passage(2, "A towel", "A wet walrus needs one. A walrus.")
    search = LessonSearch([mistake, remedy, passage(3, "Air", "Gulls fly.")])
    assert search.find("How do I help a wet walrus?").best == remedy
    assert search.find("Why is my walrus wet?").best == mistake


@pytest.mark.parametrize(
    "mistyped", ["walruss", "walrs", "wlarus", "walrsu", "wallrus"]
)
def test_a_mistyped_word_is_found(mistyped: str) -> None:
    walrus = passage(1, "The walrus", "")
    assert LessonSearch([walrus]).find(f"What is a {mistyped}?") is not None
    assert LessonSearch([walrus]).find(f"What is an x{mistyped}x?") is None


def test_an_everyday_word_neither_answers_nor_prevents_an_answer() -> None:
    air = passage(1, "How to write", "Write, write and write.")
    search = LessonSearch([air, passage(2, "The walrus", "It swims.")])
    assert search.find("how do i write") is None
    assert search.find("how do i set and create a walrus").best.title == "The walrus"
    assert search.find("how do i fricassee a walrus") is None


def test_a_synonym_is_found() -> None:
    search = LessonSearch([passage(1, "A seal that vanishes", "Gone.")])
    assert search.find("why did it disappear?") is not None


def test_without_lessons_nothing_is_found() -> None:
    assert LessonSearch([]).find("What is session state?") is None
