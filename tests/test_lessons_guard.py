"""Holds the lessons together: nothing unused, nothing twice, nothing too long."""

import ast
import re
from pathlib import Path

import pytest
from lesson_steps import BROKEN_SYNTAX, LESSON_PAGES, LESSONS, ROOT, SHOWN, LessonText

from lessons import catalog
from lessons.code_panel import changes_since, highlighted_lines, notes_by_line
from lessons.snippet_files import DEFAULT_MODEL, all_snippets, snippet_path

SNIPPETS = all_snippets()
READER_INSTALLS = {"streamlit", "openai", "streamlit_extras"}
STANDARD_LIBRARY = {"time"}
LONGEST_LINE = 72
MOST_WORDS = 120
LONGEST_WITHOUT_NOTES = 8


def test_there_are_enough_snippets_and_lessons() -> None:
    assert len(SNIPPETS) >= 24
    assert len(LESSONS) >= 7


def test_every_page_is_in_the_catalog_and_every_lesson_has_its_page() -> None:
    pages = [page.stem for page in LESSON_PAGES]
    assert sorted(pages) == sorted(lesson.slug for lesson in catalog.LESSONS)
    others = {page.stem for page in (ROOT / "pages").glob("*.py")} - set(pages)
    assert others == {"welcome", "alone"}


def test_every_snippet_is_used_by_a_page() -> None:
    assert {shown.path for shown in SHOWN} == set(SNIPPETS)


def test_the_folder_of_snippets_holds_nothing_else() -> None:
    folder = ROOT / "lessons" / "snippets"
    files = {
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files == {*SNIPPETS, folder / "ruff.toml"}


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
def test_a_step_is_short_and_repeats_no_code(lesson: LessonText) -> None:
    for step in lesson.steps:
        assert len(step.text.split()) <= MOST_WORDS, step.title
        assert "```" not in step.text, step.title


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_a_lesson_shows_what_goes_wrong_and_its_mend(lesson: LessonText) -> None:
    mistakes = [step for step in lesson.steps if step.mend]
    assert mistakes
    assert all(step.snippet != step.mend for step in mistakes)
    assert lesson.recap.exercise.strip()
    assert lesson.recap.hint.strip()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_the_notes_of_a_lesson_quote_its_snippets_and_explain_the_longer_ones(
    lesson: LessonText,
) -> None:
    for step in lesson.steps:
        source = snippet_path(f"{lesson.slug}/{step.snippet}").read_text()
        assert len(notes_by_line(source, step.notes)) == len(step.notes)
        if len(source.splitlines()) > LONGEST_WITHOUT_NOTES:
            assert step.notes, step.snippet


def test_a_quote_that_is_not_there_once_is_refused() -> None:
    for source in ("nothing", "quote and quote"):
        with pytest.raises(ValueError, match="'quote'"):
            notes_by_line(source, {"quote": "note"})


def test_what_changed_is_computed_from_the_two_files(tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.py"
    earlier.write_text("a\nb\nc\n")
    changes = changes_since(earlier, "a\nB\nc\nd\n")
    assert changes == {"since": "earlier.py", "added": [2, 4], "removed": [(1, "b")]}


def test_whoever_installs_the_client_gets_one_that_reports_a_broken_stream() -> None:
    """openai 3.13 raises `httpx2.RemoteProtocolError` then, 3.14 `APIConnectionError`.

    Found by installing them in turn and breaking a stream.
    """
    texts = [page.read_text() for page in LESSON_PAGES]
    wanted = re.findall(r"pip install (\S*openai\S*)`", " ".join(texts))
    assert wanted == ['"openai>=3.14"'] * 2


def test_a_behaviour_is_said_to_be_the_practice_models() -> None:
    """Whoever has chosen another provider would look for it in vain."""
    for lesson in LESSONS:
        for step in lesson.steps:
            text = " ".join(step.text.split())
            before, behaviour, _ = text.partition("`practice")
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
