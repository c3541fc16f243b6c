"""What the page says of a script's runs is what happened."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lesson_app import OpenLesson, last_run
from panes import OpenPage, write
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from lessons.live.pane import SESSIONS
from lessons.live.recorder import MAX_CHARACTERS, MAX_RUNS, Recorder
from lessons.live.state_table import state_table
from lessons.live.state_text import describe_state
from lessons.snippet_files import snippet_path

pytestmark = pytest.mark.usefixtures("quick")


def send(app: AppTest, message: str) -> None:
    if app.chat_input:
        app.chat_input[0].set_value(message)
    app.run()


def sentence(page: OpenPage | OpenLesson) -> str:
    """Return the text of the line above the pane."""
    [line] = [h.proto.body for h in page.app.get("html") if "<b>Run " in h.proto.body]
    return unescape(re.sub(r"<[^>]*>", "", line.replace("<br>", " ")))


def test_a_sentence_says_why_the_script_ran_and_what_changed() -> None:
    page = OpenLesson("echo_bot", "full_loop")
    assert "Run 1: you opened this page, so the script ran from line 1." in sentence(
        page
    )
    assert "messages: new, empty." in sentence(page)
    send(page.app, "*hi*")
    assert "you sent “*hi*”, so the script ran again from line 1, and" in sentence(page)
    assert "messages: empty → 2 entries." in sentence(page)
    send(page.app, "again")
    assert "messages: 2 → 4 entries." in sentence(page)
    assert re.search(
        r"18 of 19 lines of code ran in \d+ ms: all but 7\.", sentence(page)
    )
    page.restart()
    assert "Run 1: you pressed Restart, so" in sentence(page)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({}, "you changed the code"),
        ({"messages": []}, "you changed the code and kept the session state"),
    ],
)
def test_who_changes_the_code_is_told_that_the_session_state_was_kept(
    state: dict[str, Any], why: str
) -> None:
    recorder = Recorder("you opened this page")
    for name in ("one.py", "two.py"):
        run = recorder.begin(WidgetStates(), state, script=Path(name))
        recorder.end(run, state)
    assert run.reason.partition(" (")[0] == why
    assert ("<i>Restart</i> begins anew" in run.reason) == bool(state)


def test_what_was_said_is_quoted_as_it_was_said() -> None:
    page = OpenLesson("echo_bot", "full_loop")
    for said in ("<b> &copy;", "a -> b -- c >= d", "www.a.org `x`", ":red[x]"):
        send(page.app, said)
        assert f"you sent “{said}”" in sentence(page)


def test_the_same_deed_twice_is_named_twice() -> None:
    page = OpenLesson("history", "clear")
    for _ in range(2):
        send(page.app, "the same")
        assert "you sent “the same”" in sentence(page)
    for _ in range(2):
        page.main.button[0].click().run()
        assert "you pressed Clear, so clear ran first, and then the script ran" in (
            sentence(page)
        )
    send(page.app, "the same")
    assert "you sent “the same”, so the script ran again" in sentence(page)


def test_a_key_is_hidden_wherever_it_was_said() -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
    page.app.radio(key="provider_kind").set_value("own").run()
    page.app.text_input(key="provider_own_key").set_value("sk-a-secret-key").run()
    send(page.app, "is it sk-a-secret-key?")
    assert "you sent “is it •••?”" in sentence(page)
    page.app.radio(key="provider_kind").set_value("practice").run()
    assert ("kept", "<b>user</b> is it •••?") in state_rows(page)


def test_a_long_history_slides_out_of_view_and_is_not_removed() -> None:
    page = OpenLesson("history", "replay")
    for number in range(26):
        send(page.app, str(number))
    rows = state_rows(page)
    assert rows[0] == ("", "2 earlier entries")
    assert [fate for fate, _ in rows[1:]] == ["kept"] * 48 + ["added"] * 2


def test_how_often_a_line_ran_is_counted() -> None:
    page = OpenLesson("echo_bot", "full_loop")
    source = snippet_path("echo_bot/echo_bot").read_text().splitlines()
    for message, times in (("one", 0), ("two", 2), ("three", 4)):
        send(page.app, message)
        ran = last_run(page).lines
        assert ran[source.index('        st.markdown(message["content"])') + 1] == times
        assert ran[source.index("        st.markdown(prompt)") + 1] == 1
        assert marks(page).count("times'") == (2 if times > 1 else 0)


def marks(page: OpenLesson) -> str:
    [style] = [h.proto.body for h in page.app.get("html") if "--ran" in h.proto.body]
    return style


def test_a_fragment_that_runs_alone_is_named(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        @st.fragment
        def part():
            st.button("Again", key="again")

        st.write("the rest")
        part()
        """,
    )
    page = OpenPage(script, beside_code=True)
    page["again"].set_value(True)
    page.run(1)  # The page's own, to look back, is the first.
    [record] = [s.recorder for s in page.app.session_state[SESSIONS].values()]
    whole, part = record.runs
    assert not whole.is_fragment
    assert part.is_fragment
    assert len(part.lines) == 1
    assert "Run 2: you pressed Again, so its fragment ran again." in sentence(page)
    assert "1 of 6 lines of code ran" in sentence(page)


def test_what_changed_between_two_runs_belongs_to_the_next() -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
    page.app.selectbox(key="provider_behaviour").set_value("practice-down").run()
    assert "you chose who answers" in sentence(page)
    assert "openai_model: practice → practice-down" in sentence(page)
    send(page.app, "hello")
    assert "messages: empty → 1 entry." in sentence(page)
    [again] = [b for b in page.app.button if b.label == "Send it again"]
    again.click().run()
    assert "you sent “hello” again" in sentence(page)
    assert "Session state is as it was" in sentence(page)


def test_a_button_and_a_toggle_are_named_as_reasons() -> None:
    page = OpenLesson("history", "clear")
    page.main.button[0].click().run()
    assert "you pressed Clear" in sentence(page)
    page.go_to("chatgpt_clone", "when_it_fails")
    page.area("sidebar").toggle[0].set_value(True).run()
    assert "you changed Ask a model that does not exist" in sentence(page)


def test_a_return_and_the_switch_are_named_as_reasons() -> None:
    page = OpenLesson("history", "replay")
    send(page.app, "hello")
    page.go_to("history", "role_and_content")
    page.go_to("history", "replay")
    assert "Run 3: you came back to it, so" in sentence(page)
    send(page.app, "again")
    assert "Run 4: you sent “again”, so" in sentence(page)
    for is_on in (False, True):
        page.app.toggle(key="live_show_runs").set_value(is_on).run()
    assert "Run 1: you switched this view on, so" in sentence(page)


def test_an_error_and_a_stop_are_named_as_endings() -> None:
    page = OpenLesson("chat_input", "two_alike")
    assert "It ended with an error." in sentence(page)
    page.go_to("provider_fails", "try_again")
    page.app.selectbox(key="provider_behaviour").set_value("practice-down").run()
    send(page.app, "hello")
    assert "It ended with st.stop()." in sentence(page)


def state_rows(page: OpenLesson) -> list[tuple[str, str]]:
    """Return what became of each row of the session state, and its text as HTML."""
    [table] = [h.proto.body for h in page.app.get("html") if "<table" in h.proto.body]
    return rows_of(table)


def rows_of(table: str) -> list[tuple[str, str]]:
    return re.findall(r'<tr class="(\w*)">.*?<td>(.*?)</td>', table)


def test_the_session_state_shows_what_became_of_each_message() -> None:
    page = OpenLesson("echo_bot", "full_loop")
    assert state_rows(page) == [("added", "[]")]
    send(page.app, "<b>hi</b>")
    hi = "&lt;b&gt;hi&lt;/b&gt;"
    first = [f"<b>user</b> {hi}", f"<b>assistant</b> Echo: {hi}"]
    assert state_rows(page) == [("added", row) for row in first]
    send(page.app, "again")
    kept, added = state_rows(page)[:2], state_rows(page)[2:]
    assert kept == [("kept", row) for row in first]
    assert [fate for fate, _ in added] == ["added", "added"]


def test_what_streamlit_keeps_for_widgets_stands_apart(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        st.toggle("Louder", key="louder")
        st.session_state.setdefault("messages", [])
        """,
    )
    page = OpenPage(script, beside_code=True)
    page["louder"].set_value(True).run()
    [table] = [h.proto.body for h in page.app.get("html") if "<table" in h.proto.body]
    own, of_widgets = table.split("Kept by Streamlit for its widgets")
    assert rows_of(own) == [("kept", "[]")]
    assert rows_of(of_widgets) == [("changed", "True")]
    assert ">louder<" in of_widgets


def test_the_session_state_shows_what_was_removed_and_changed() -> None:
    page = OpenLesson("history", "clear")
    send(page.app, "hello")
    page.main.button[0].click().run()
    assert ("removed", "<b>user</b> hello") in state_rows(page)
    page.go_to("chatgpt_clone", "full_app")
    page.app.selectbox(key="provider_behaviour").set_value("practice-slow").run()
    assert ("changed", "practice-slow") in state_rows(page)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("", "Hello", "<ins>Hello</ins>"),
        ("Hel", "Hello & <b>", "Hel<ins>lo &amp; &lt;b&gt;</ins>"),
        ("x" * 299, "x" * 302, "x" * 299 + "<ins>x … (302 characters)</ins>"),
        ("x" * 400, "x" * 900, "x" * 300 + "<ins> … (900 characters)</ins>"),
    ],
    ids=["from nothing", "short", "past the cut", "beyond the cut"],
)
def test_a_message_that_grew_is_changed_and_what_was_added_is_marked(
    before: str, after: str, marked: str
) -> None:
    user = {"role": "user", "content": "hi"}
    recorder = Recorder("you opened this page")
    answer = {"role": "assistant", "content": before}
    state = {"messages": [user, answer]}
    recorder.end(recorder.begin(None, state), state)
    answer["content"] = after
    state["messages"].append(user)
    run = recorder.begin(None, state)
    recorder.end(run, state)
    assert rows_of(state_table(run)) == [
        ("kept", "<b>user</b> hi"),
        ("changed", f"<b>assistant</b> {marked}"),
        ("added", "<b>user</b> hi"),
    ]


def test_a_message_that_became_another_is_removed_and_added() -> None:
    recorder = Recorder("you opened this page")
    state = {"messages": [{"role": "user", "content": "one"}]}
    recorder.end(recorder.begin(None, state), state)
    state["messages"][0] = {"role": "user", "content": "two"}
    run = recorder.begin(None, state)
    recorder.end(run, state)
    assert rows_of(state_table(run)) == [
        ("removed", "<b>user</b> one"),
        ("added", "<b>user</b> two"),
    ]
    assert run.changes() == ["<code>messages</code>: 1 entry, changed"]


def test_switched_off_nothing_is_recorded() -> None:
    page = OpenLesson("history", "replay")
    page.app.toggle(key="live_show_runs").set_value(False).run()
    send(page.app, "hi")
    assert not [html for html in page.app.get("html") if "<b>Run " in html.proto.body]
    assert all(s.recorder is None for s in page.app.session_state[SESSIONS].values())
    page.go_to("echo_bot", "your_messages")
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
    assert recorder.runs[-1].after["…"].summary == "950 more values"


class Unprintable:
    def __repr__(self) -> str:
        raise ValueError("no")


def test_a_session_state_is_written_out_whatever_is_in_it() -> None:
    state = {"big": "x" * 5_000_000, "odd": Unprintable(), "n": {1: 2}}
    state["key"] = "sk-a-secret-key"
    state["half"] = [{"role": "assistant", "content": "smile \ud83d"}]
    described = describe_state(state, keys=["sk-a-secret-key"])
    [(_, big)] = described["big"].rows
    assert big.endswith("(5,000,000 characters)")
    assert len(big) < 400
    assert "Unprintable" in described["odd"].summary
    assert described["key"].rows == (("", "•••"),)
    assert described["n"].rows == (("", "{1: 2}"),)
    # As it is, no page could show it.
    assert described["half"].rows == (("assistant", "smile \\ud83d"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x" * 1000 + "a", "x" * 1000 + "b"),
        (list(range(100)), list(range(101))),
        ([{"role": "user", "content": "x" * 1000 + end} for end in "ab"],) * 2,
        ({"a": [1, 2, 3]}, {"a": [1, 2, 4]}),
        (["x" * 1000 + "a"], ["x" * 1000 + "b"]),
    ],
    ids=["a long text", "a long list", "the same", "a dictionary", "a list's text"],
)
def test_a_change_is_seen_even_where_it_is_cut(before: Any, after: Any) -> None:
    first, second = (describe_state({"value": value}) for value in (before, after))
    assert (first == second) == (before == after)


def test_a_list_is_shown_entry_by_entry() -> None:
    described = describe_state({"list": ["a", "b"], "long": list(range(1_000))})
    assert described["list"].rows == (("0", "a"), ("1", "b"))
    assert described["list"].summary == "2 entries"
    assert described["long"].summary == "1,000 entries"
    assert described["long"].rows[0] == ("", "950 earlier entries")
    assert described["long"].rows[-1] == ("999", "999")


@dataclass
class Kept:
    text: str


@pytest.mark.parametrize("position", range(280, 310))
@pytest.mark.parametrize("keep", [str, Kept, lambda text: [text], lambda t: {t: t}])
def test_no_cut_leaves_half_a_key(position: int, keep: Callable[[str], Any]) -> None:
    value = keep("x" * position + "sk-abcdefghijklmn" + "x" * 300)
    [described] = describe_state({"value": value}, keys=["sk-abcdefghijklmn"]).values()
    [(_, text)] = described.rows
    assert "sk" not in text
    assert "mn" not in text


def test_a_practice_conversation_is_shown_as_it_is_and_a_real_key_is_not() -> None:
    page = OpenLesson("chatgpt_clone", "full_app")
    send(page.app, "hello")
    [table] = [html for html in page.app.get("html") if "live-state" in html.proto.body]
    assert "practice model" in table.proto.body
    page.app.radio(key="provider_kind").set_value("own").run()
    page.app.text_input(key="provider_own_key").set_value("sk-a-secret-key").run()
    [session] = [s for s in page.app.session_state[SESSIONS].values() if s.is_shown]
    assert session.keys == {"sk-a-secret-key"}


def test_what_stays_as_it_was_is_kept_once() -> None:
    recorder = Recorder("you opened this page")
    messages: list[dict[str, str]] = []
    for number in range(3):
        messages.append({"role": "user", "content": f"{number} {'x' * 1000}"})
        recorder.end(
            recorder.begin(None, {"messages": messages}), {"messages": messages}
        )
    first, *_, last = (run.after["messages"].rows for run in recorder.runs)
    assert first[0] is last[0]


def test_a_state_that_is_not_shown_is_not_spoken_of() -> None:
    assert "Session state" not in sentence(OpenLesson("chat_input", "return_value"))
    page = OpenLesson("history", "session_state")
    page.app.run()
    assert "Session state is as it was" in sentence(page)
