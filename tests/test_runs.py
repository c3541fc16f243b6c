"""What the page says of a script's runs is what happened."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from lesson_app import OpenLesson, open_shown, open_snippet
from lesson_steps import BROKEN_SYNTAX, SHOWN, ShownSnippet
from streamlit.testing.v1 import AppTest

from lessons.live.marks import statement_lines
from lessons.live.pane import SESSIONS
from lessons.live.record import MAX_CHARACTERS, MAX_RUNS, Recorder, RunRecord
from lessons.live.state_text import describe_state

COMPILED = [snippet for snippet in SHOWN if snippet.path.stem not in BROKEN_SYNTAX]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the snippets wait a thousandth of their time."""
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(seconds / 1000))


@contextmanager
def traced_lines(path: Path) -> Iterator[set[int]]:
    """Collect the lines of a file that Python's own tracing reports."""
    lines: set[int] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != str(path):
            return None
        if event == "line":
            lines.add(frame.f_lineno)
        return trace

    threading.settrace(trace)
    try:
        yield lines
    finally:
        threading.settrace(None)  # type: ignore[arg-type]
        sys.settrace(None)


def last_run(page: OpenLesson) -> RunRecord:
    sessions = page.app.session_state[SESSIONS].values()
    return next(s.recorder.runs[-1] for s in sessions if s.is_shown)


def statements_at(path: Path, lines: set[int]) -> set[int]:
    """Return the first lines of the statements that have one of these lines."""
    statements = statement_lines(path).items()
    return {first for first, span in statements if lines.intersection(span)}


def send(app: AppTest, message: str) -> None:
    if app.chat_input:
        app.chat_input[0].set_value(message)
    app.run()


@pytest.mark.parametrize("snippet", COMPILED, ids=str)
def test_the_lines_that_ran_are_those_that_python_reports(
    snippet: ShownSnippet,
) -> None:
    page = open_shown(snippet)
    with traced_lines(snippet.path) as lines:
        alone = open_snippet(snippet.path)
    assert last_run(page).lines == statements_at(snippet.path, lines)
    for message in ("hello", "and again"):
        send(page.app, message)
        with traced_lines(snippet.path) as lines:
            send(alone.app, message)
        assert last_run(page).lines == statements_at(snippet.path, lines)


def sentence(page: OpenLesson) -> str:
    [line] = [text.value for text in page.app.markdown if "**Run " in text.value]
    return line.replace("\\", "")  # It escapes what is not meant as Markdown.


def test_a_sentence_says_why_the_script_ran_and_what_changed() -> None:
    page = OpenLesson("echo_bot", 3)
    assert "**Run 1:** you opened this page." in sentence(page)
    assert "messages: nothing → 0" in sentence(page)
    send(page.app, "*hi*")
    assert "**Run 2:** you sent “*hi*”." in sentence(page)
    assert "messages: 0 → 2" in sentence(page)
    send(page.app, "again")
    assert "messages: 2 → 4" in sentence(page)
    assert "18 of 19 lines ran" in sentence(page)
    page.restart()
    assert "**Run 1:** you pressed *Restart*." in sentence(page)


def test_a_button_and_a_toggle_are_named_as_reasons() -> None:
    page = OpenLesson("history", 5)
    page.main.button[0].click().run()
    assert "you pressed *Clear*" in sentence(page)
    page.go_to("chatgpt_clone", 5)
    page.main.toggle[0].set_value(True).run()
    assert "you changed *Ask a model that does not exist*" in sentence(page)


def test_a_return_and_the_switch_are_named_as_reasons() -> None:
    page = OpenLesson("history", 4)
    send(page.app, "hello")
    page.go_to("history", 3)
    page.go_to("history", 4)
    assert "**Run 3:** you came back to this page." in sentence(page)
    send(page.app, "again")
    assert "**Run 4:** you sent “again”." in sentence(page)
    for is_on in (False, True):
        page.app.toggle(key="live_show_runs").set_value(is_on).run()
    assert "**Run 1:** you switched this view on." in sentence(page)


def test_an_error_and_a_stop_are_named_as_endings() -> None:
    page = OpenLesson("chat_input", 5)
    assert "It ended with an error." in sentence(page)
    page.go_to("provider_fails", 4)
    page.app.selectbox(key="provider_behaviour").set_value("practice-down").run()
    send(page.app, "hello")
    assert "It ended with `st.stop()`." in sentence(page)


def test_the_session_state_shows_a_history_by_role_and_content() -> None:
    page = OpenLesson("echo_bot", 3)
    send(page.app, "<b>hi</b>")
    [table] = [html for html in page.app.get("html") if "live-state" in html.proto.body]
    assert "<b>user</b> &lt;b&gt;hi&lt;/b&gt;" in table.proto.body
    assert "<b>assistant</b> Echo:" in table.proto.body


def test_switched_off_nothing_is_recorded() -> None:
    page = OpenLesson("echo_bot", 3)
    page.app.toggle(key="live_show_runs").set_value(False).run()
    send(page.app, "hi")
    assert not [text for text in page.app.markdown if "**Run " in text.value]
    assert all(s.recorder is None for s in page.app.session_state[SESSIONS].values())
    page.go_to("history", 4)
    assert page.app.toggle(key="live_show_runs").value is False


def test_a_recorder_keeps_the_last_runs_alone() -> None:
    recorder = Recorder("you opened this page")
    for _ in range(MAX_RUNS + 10):
        recorder.end(recorder.begin(None, {}), {})
    numbers = [run.number for run in recorder.runs]
    assert numbers == list(range(11, MAX_RUNS + 11))


def test_what_a_recorder_keeps_is_bounded_however_full_the_state_is() -> None:
    recorder = Recorder("you opened this page")
    for number in range(MAX_RUNS):
        message = {"role": "user", "content": f"{number} {'x' * 1000}"}
        state = {str(key): [message] * 1000 for key in range(1000)}
        recorder.end(recorder.begin(None, state), state)
    kept = sum(run.characters for run in recorder.runs)
    assert 0 < kept <= max(MAX_CHARACTERS, recorder.runs[-1].characters)
    assert len(recorder.runs) < MAX_RUNS
    assert recorder.runs[-1].number == MAX_RUNS
    assert recorder.runs[-1].after["…"] == (("", "950 more values"),)


class Unprintable:
    def __repr__(self) -> str:
        raise ValueError("no")


def test_a_session_state_is_written_out_whatever_is_in_it() -> None:
    state = {"big": "x" * 5_000_000, "odd": Unprintable(), "key": "sk-1", "n": [1, 2]}
    described = describe_state(state, secret="sk-1")
    assert described["big"][0][1].endswith("(5,000,000 characters)")
    assert len(described["big"][0][1]) < 400
    assert "Unprintable" in described["odd"][0][1]
    assert described["key"] == (("", "•••"),)
    assert described["n"] == (("", "[1, 2]"),)


@dataclass
class Kept:
    text: str


@pytest.mark.parametrize("position", range(280, 310))
@pytest.mark.parametrize("keep", [str, Kept, lambda text: [text], lambda t: {t: t}])
def test_no_cut_leaves_half_a_key(position: int, keep: Callable[[str], Any]) -> None:
    value = keep("x" * position + "sk-abcdefgh" + "x" * 300)
    [[(_, text)]] = describe_state({"value": value}, secret="sk-abcdefgh").values()
    assert "sk" not in text
    assert "gh" not in text


def test_a_practice_conversation_is_shown_as_it_is_and_a_real_key_is_not() -> None:
    page = OpenLesson("chatgpt_clone", 4)
    send(page.app, "hello")
    [table] = [html for html in page.app.get("html") if "live-state" in html.proto.body]
    assert "practice model" in table.proto.body
    page.app.radio(key="provider_kind").set_value("Your own key").run()
    page.app.text_input(key="provider_own_key").set_value("sk-secret").run()
    [session] = [s for s in page.app.session_state[SESSIONS].values() if s.is_shown]
    assert session.recorder.secret == "sk-secret"
