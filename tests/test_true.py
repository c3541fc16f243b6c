"""A snippet does in its page what it does alone under `streamlit run`."""

import re
from typing import Any

import pytest
from lesson_app import OpenLesson, last_run, open_shown, open_snippet
from lesson_steps import BROKEN_SYNTAX, SHOWN, ShownSnippet
from panes import OpenScript
from traced_lines import statements_at, traced_lines

CONVERSATION = [
    "**bold**, `code` and\n\n- a list",
    "😀 ¿qué?",
    "above\n\nbelow an empty line",
    "<b>html</b> & <script>alert(1)</script>",
    "x" * 1_000,  # Longer than what is cut anywhere.
]
# Python's tracing takes its time; what differs from run to run does so in the first.
TRACED = 2
ADDRESS = re.compile(r"0x[0-9a-f]+")


pytestmark = pytest.mark.usefixtures("quick")
COMPILED = [snippet for snippet in SHOWN if snippet.path.stem not in BROKEN_SYNTAX]


@pytest.mark.parametrize("snippet", COMPILED, ids=str)
def test_a_snippet_is_the_same_in_its_page_as_alone(snippet: ShownSnippet) -> None:
    """And the lines that the page says ran are those that Python reports."""
    page = open_shown(snippet)
    with traced_lines(snippet.path) as lines:
        alone = open_snippet(snippet.path)
    assert_same(alone, page)
    if page.show_runs():
        with traced_lines(snippet.path) as lines:
            alone.run()
        assert_same(alone, page)
    assert_same_lines(snippet, page, lines)
    inputs = len(alone.app.chat_input)
    for index, message in enumerate(CONVERSATION):
        if index < TRACED:
            send(page, index % inputs, message) if inputs else page.run()
            with traced_lines(snippet.path) as lines:
                send(alone, index % inputs, message) if inputs else alone.run()
            assert_same_lines(snippet, page, lines)
        elif inputs:
            for script in (alone, page):
                send(script, index % inputs, message)
        assert_same(alone, page)
    for kind in ("button", "toggle"):
        for index in range(len(alone.app.get(kind))):
            for script in (alone, page):
                click(script, kind, index)
            assert_same(alone, page)
    if inputs:
        for script in (alone, page):
            send(script, 0, "and after that?")
        assert_same(alone, page)


@pytest.mark.parametrize("name", sorted(BROKEN_SYNTAX))
def test_a_syntax_error_is_all_that_its_pane_shows(name: str) -> None:
    """Alone, Streamlit shows it in a dialog, for which AppTest has no element."""
    snippet = next(shown for shown in SHOWN if shown.path.stem == name)
    page = open_shown(snippet)
    with pytest.raises(SyntaxError) as raised:
        compile(snippet.path.read_text(), snippet.path, "exec")
    [error] = page.main.exception
    assert f'File "{snippet.path.name}", line {raised.value.lineno}' in error.message
    assert raised.value.msg in error.message


def send(script: OpenScript, index: int, message: str) -> None:
    inputs = [*script.main.chat_input, *script.area("bottom").chat_input]
    inputs[index].set_value(message).run()


def click(script: OpenScript, kind: str, index: int) -> None:
    widgets = [*script.main.get(kind), *script.area("sidebar").get(kind)]
    widgets[index].set_value(True).run()


def assert_same(alone: OpenScript, page: OpenLesson) -> None:
    assert any(alone.drawn().values()), "An empty page proves nothing."
    for area, drawn in alone.drawn().items():
        assert without_addresses(page.drawn()[area]) == without_addresses(drawn)
    state = sorted(alone.app._session_state.filtered_state.items())
    own_state = sorted(page.session_state().items())
    assert without_addresses(own_state) == without_addresses(state)


def assert_same_lines(snippet: ShownSnippet, page: OpenLesson, lines: set[int]) -> None:
    assert set(last_run(page).lines) == statements_at(snippet.path, lines)


def without_addresses(value: Any) -> str:
    """Write a value out, without where in memory its parts are."""
    return ADDRESS.sub("0x", repr(value))
