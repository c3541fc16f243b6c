"""Holds the lessons together: nothing unused, nothing twice, nothing too long."""

import ast
import re
from pathlib import Path

import pytest
from lesson_steps import BROKEN_SYNTAX, LESSONS, ROOT

from lessons.code_panel import highlighted_lines, notes_by_line
from lessons.code_panel.changes import changes_since
from lessons.lesson_fields import Lesson
from lessons.snippet_files import (
    CONTENT,
    DEFAULT_MODEL,
    all_snippets,
    asks_provider,
    installs,
)

SNIPPETS = all_snippets()
READER_INSTALLS = {"streamlit", "openai", "streamlit_extras"}
STANDARD_LIBRARY = {"time"}
LONGEST_LINE = 72
MOST_WORDS = 120
LONGEST_WITHOUT_NOTES = 8


def test_there_are_enough_snippets_and_lessons() -> None:
    assert len(SNIPPETS) >= 24
    assert len(LESSONS) >= 8


def test_every_lesson_has_its_page_and_every_page_its_lesson() -> None:
    pages = {page.stem for page in (ROOT / "pages").glob("*.py")}
    assert pages == {
        "welcome",
        "where_next",
        "alone",
        *(lesson.slug for lesson in LESSONS),
    }


def test_no_snippet_says_that_it_is_practice() -> None:
    assert not [path for path in SNIPPETS if "practice" in path.read_text().lower()]


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_a_snippet_imports_only_what_a_reader_has(path: Path) -> None:
    if path.stem in BROKEN_SYNTAX:
        return
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in _modules(node)
    }
    assert imported <= READER_INSTALLS | STANDARD_LIBRARY


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_no_line_of_a_snippet_is_too_long(path: Path) -> None:
    assert max(map(len, path.read_text().splitlines())) <= LONGEST_LINE


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_the_code_panel_shows_a_snippet_whole(path: Path) -> None:
    source = path.read_text()
    lines = highlighted_lines(source)
    assert "".join("".join(text for _, text in line) + "\n" for line in lines) == source


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_step_is_short_and_repeats_no_code(lesson: Lesson) -> None:
    for step in lesson.steps:
        assert len(step.whole_text.split()) <= MOST_WORDS, step.title
        assert "```" not in step.whole_text, step.title


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lesson_shows_what_goes_wrong(lesson: Lesson) -> None:
    assert "mistake" in {step.kind for step in lesson.steps}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_notes_explain_the_longer_snippets(lesson: Lesson) -> None:
    for step in lesson.steps:
        if len(step.snippet.read_text().splitlines()) > LONGEST_WITHOUT_NOTES:
            assert step.notes, step.snippet


def test_a_note_stands_on_the_line_that_it_quotes() -> None:
    notes = {"c(": "last", "a = 1": "first", "b": "between"}
    assert notes_by_line("a = 1\nb\n\nc(2)\n", notes) == [
        {"line": 1, "text": "first"},
        {"line": 2, "text": "between"},
        {"line": 4, "text": "last"},
    ]


def test_what_changed_is_computed_from_the_two_texts() -> None:
    changes = changes_since("earlier.py", "a\nb\nc\n", "a\nB\nc\nd\n")
    assert changes == {"since": "earlier.py", "added": [2, 4], "removed": [(1, "b")]}
    # A line ends where the panel ends one, and nowhere else.
    changes = changes_since("", "a\n", "a\x0cb\u2028c\nd")
    assert changes["added"] == [1, 2]


def test_whoever_installs_the_client_gets_one_that_reports_a_broken_stream() -> None:
    """openai 3.13 raises `httpx2.RemoteProtocolError` then, 3.14 `APIConnectionError`.

    Found by installing them in turn and breaking a stream.
    """
    asking = [path for path in SNIPPETS if asks_provider(path)]
    assert asking
    # *Where next* says the same as *Run it yourself*: what the lessons are tried with.
    online = (CONTENT / "where_next" / "requirements.txt").read_text("utf-8")
    for path in asking:
        assert installs(path.read_text("utf-8")) == online.splitlines()
    client = re.search(r"^openai==(\d+)\.(\d+)", online, re.MULTILINE)
    assert client
    assert (int(client[1]), int(client[2])) >= (3, 14)
    # Where to install it depends on the system, which *Run it yourself* knows.
    texts = " ".join(step.whole_text for lesson in LESSONS for step in lesson.steps)
    assert "pip install" not in texts


def test_a_behaviour_is_said_to_be_the_practice_models() -> None:
    """Whoever has chosen another provider would look for it in vain."""
    for lesson in LESSONS:
        for step in lesson.steps:
            before, behaviour, _ = step.whole_text.partition("`practice")
            if behaviour:
                assert "practice model" in before, step.title


def test_the_default_model_has_one_name() -> None:
    text = "".join(path.read_text() for path in SNIPPETS)
    assert set(re.findall(r'"OPENAI_MODEL", "(.*?)"', text.replace("\n", ""))) == {
        DEFAULT_MODEL
    }
    assert set(re.findall(r"gpt-[\w.-]+", text)) == {DEFAULT_MODEL}


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return [alias.name for alias in node.names]
