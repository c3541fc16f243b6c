"""The session state of a script in a pane is that of the script alone, and its own."""

from pathlib import Path

import pytest
from panes import SCRIPTS, OpenPage, click, enter, open_alike, open_page, run, write
from streamlit.runtime.state import SafeSessionState, SessionState

from lessons.live import time_to_begin
from lessons.live.pane import SESSIONS


def written(page: OpenPage) -> dict[str, str]:
    """Return what session_state.py writes of each way to reach a value."""
    return dict(text.split(" ", 1) for text in page.texts() if " " in text)


def test_every_way_to_reach_a_value_works_for_own_values_and_widgets() -> None:
    ways = written(open_alike("session_state", enter("city", "Rome")))
    assert ways["attribute"] == "`1` `2` Rome"
    assert ways["item"] == "`1` `2` Rome"
    assert ways["get"] == "`2` Rome nothing"
    assert ways["in"] == "`True` `True` `False`"
    assert ways["len"] == "`6`"
    assert ways["setdefault"] == "`2`"
    assert ways["pop"] == "`4` gone"


@pytest.mark.parametrize(
    ("button", "shown"),
    [("pop", "popped Rome `False`"), ("delete", "deleted `False`")],
)
def test_a_widget_key_can_be_removed(button: str, shown: str) -> None:
    page = open_alike("session_state", enter("city", "Rome"), click(button))
    assert shown in page.texts()


def test_clear_removes_everything() -> None:
    assert "cleared `0`" in open_alike("session_state", click("clear")).texts()


def test_callbacks_get_their_arguments_and_run_before_the_script() -> None:
    page = open_alike("callbacks", click("note"))
    assert page.main.json[0].value == '[["note", 1, {"by": "name"}, ""]]'
    assert page.texts()[0] == "Written by the callback of note"
    page = open_alike(
        "callbacks",
        enter("city", "Oslo"),
        enter("size", "M"),
        click("rome"),
        enter("say", "Hi"),
        run(),
    )
    assert page.main.json[0].value == (
        '[["city", {}, "Oslo"], ["size", {}, "Oslo"], ["say", {"loud": true}, "Rome"]]'
    )
    assert page["city"].value == "Rome"


def test_a_callback_of_a_form_sees_its_values() -> None:
    def send(script: OpenPage) -> None:
        script["sure"].set_value(True)
        script["send"].click().run()

    assert open_alike("callbacks", send).texts()[-1] == "send `None` `True`"


def test_widgets_have_keys_wherever_they_stand() -> None:
    page = open_alike(
        "widgets_anywhere",
        enter("left", "words"),
        enter("right", True),
        enter("mood", "cross"),
        enter("pace", 8),
        enter("deep", 3),
        enter("tab", True),
        enter("pick", "b"),
        enter("placed", "text"),
        enter("box", ["y"]),
    )
    values = {key: page[key].value for key in ("left", "mood", "deep", "box", "pick")}
    assert values == {
        "left": "words",
        "mood": "cross",
        "deep": 3,
        "box": ["y"],
        "pick": "b",
    }


def test_a_key_set_before_its_widget_is_the_widgets_value() -> None:
    page = open_alike("key_before_widget")
    assert (page["city"].proto.value, page["city"].proto.set_value) == ("Rome", True)
    assert list(page["pace"].proto.value) == [7]
    page = open_alike("key_before_widget", enter("city", "Bonn"), click("oslo"))
    assert (page["city"].proto.value, page["city"].proto.set_value) == ("Oslo", True)
    assert page.texts() == ["Oslo `2`"]
    page.run()
    assert not page["city"].proto.set_value


def test_a_key_set_before_a_rerun_reaches_its_widget() -> None:
    page = open_alike("rerun_before_widget")
    assert (page["city"].proto.value, page["city"].proto.set_value) == ("Rome", True)
    assert page.texts() == ["`2` Rome"]
    assert open_alike("rerun_before_widget", enter("city", "Bonn")).texts() == [
        "`3` Bonn"
    ]


def test_a_key_cannot_be_set_after_its_widget() -> None:
    page = open_alike("key_before_widget", click("late"))
    assert page.main.exception[0].proto.type.endswith("WidgetAlreadyInstantiatedError")
    assert page["city"].value == "Rome"


@pytest.mark.parametrize(("show", "text"), [("show", "text"), ("in_part", "part_text")])
def test_a_widget_that_goes_takes_its_value_along(show: str, text: str) -> None:
    fragment = ["part"] if show == "in_part" else []
    page = open_alike(
        "comes_and_goes",
        enter(show, True, *fragment),
        enter(text, "words", *fragment),
        enter(show, False, *fragment),
        enter(show, True, *fragment),
        run(),
    )
    assert page[text].value == "nothing"


def test_a_conversation_grows_by_each_message() -> None:
    page = open_alike("chat", enter("prompt", "Hi"), enter("prompt", "Ho"), run())
    assert page.texts() == ["Hi", "Echo: Hi", "Ho", "Echo: Ho"]
    names = [message.name for message in page.main.chat_message]
    assert names == ["user", "assistant"] * 2


@pytest.mark.parametrize("script", ["chat", "chat_with_rerun"])
def test_a_message_is_seen_once(script: str) -> None:
    page = open_alike(script, enter("prompt", "Hi"), run(), run())
    page.app.text_input(key="name").set_value("changed in the page").run()
    assert " ".join(page.texts()).count("Hi") == (2 if script == "chat" else 1)
    assert page["prompt"].value is None


def test_a_message_is_seen_though_the_page_reruns_before_the_pane() -> None:
    app = open_page(
        f"""
        import streamlit as st
        from pathlib import Path
        from lessons.live import live_pane

        if st.toggle("Rerun", key="rerun") and "rerun_done" not in st.session_state:
            st.session_state.rerun_done = True
            st.rerun()
        live_pane(Path({str(SCRIPTS / "chat_with_rerun.py")!r}))
        """
    )
    app.toggle(key="rerun").set_value(True)
    app.chat_input[0].set_value("Hi").run()
    assert [text.value for text in app.get_by_key("live_main").markdown] == ["Hi"]


@pytest.mark.parametrize("shows", ["live_pane", "run_full_size"])
def test_a_message_is_seen_though_a_newer_one_stopped_the_page_before_its_script(
    shows: str,
) -> None:
    app = open_page(
        f"""
        import streamlit as st
        from pathlib import Path
        from lessons.live import {shows}, take_arrivals

        take_arrivals()
        if st.session_state.get("is_stopped"):
            st.stop()  # As a newer run stops this one.
        {shows}(Path({str(SCRIPTS / "chat.py")!r}))
        """
    )
    box = app.chat_input[0]
    for message, is_stopped in (("one", True), ("two", True), ("three", False)):
        app.session_state.is_stopped = is_stopped
        box.set_value(message).run()
    for _ in range(2):
        said = [text.value for text in app.markdown]
        # Each answer but the last may have been interrupted, as alone.
        assert [text for text in said if text in ("one", "two", "three")] == [
            "one",
            "two",
            "three",
        ]
        assert said[-1] == "Echo: three"
        app.run()


@pytest.mark.parametrize(
    ("seconds", "cpu_seconds", "kept"),
    [(60, 0, ["hello", "answered"]), (0, 60, ["hello", "answered"]), (0, 0, ["hello"])],
)
@pytest.mark.parametrize("end", ["pass", "st.stop()", "st.rerun()"])
def test_a_run_is_interrupted_only_after_it_had_time_to_begin(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seconds: int,
    cpu_seconds: int,
    kept: list[str],
    end: str,
) -> None:
    monkeypatch.setattr(time_to_begin, "SECONDS", seconds)
    monkeypatch.setattr(time_to_begin, "CPU_SECONDS", cpu_seconds)
    script = write(
        tmp_path,
        f"""
        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        kept = st.session_state.setdefault("kept", [])
        if prompt := st.chat_input(key="prompt"):
            # As a newer message does.
            get_script_run_ctx().script_requests._requests.request_stop()
            kept.append(prompt)
            st.write(prompt)
            kept.append("answered")
            {end}
            st.write("The end")
            kept.append("ended")
        st.json(kept)
        """,
    )
    page = OpenPage(script)
    box = page["prompt"]
    box.set_value("hello").run()
    [live] = page.app.session_state[SESSIONS].values()
    is_whole = end == "pass" and (seconds > 0 or cpu_seconds > 0)
    assert live.state["kept"] == ([*kept, "ended"] if is_whole else kept)


def test_a_run_that_a_newer_one_stopped_begins_no_other(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st
        from streamlit.proto.WidgetStates_pb2 import WidgetStates
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        context = get_script_run_ctx()
        count = context.limits.count_message

        def stop_and_count(message):
            # As a newer message does, just when something is on its way.
            context.script_requests._requests.request_stop()
            context.waiting.append(WidgetStates())
            count(message)

        if st.chat_input():
            context.beginning = context.beginning.__class__()
            context.beginning._began -= 60
            context.limits.count_message = stop_and_count
            st.write("The end")
        """,
    )
    runs = tmp_path / "runs.txt"
    app = open_page(
        f"""
        from pathlib import Path
        with Path({str(runs)!r}).open("a") as file:
            file.write("run ")
        from lessons.live import live_pane
        live_pane(Path({str(script)!r}))
        """
    )
    app.chat_input[0].set_value("hello").run()
    assert runs.read_text() == "run run "


def test_a_page_that_outlived_its_server_gets_what_was_entered_in_it() -> None:
    app = open_page(
        f"""
        import streamlit as st
        from pathlib import Path
        from lessons.live import live_pane, take_arrivals

        take_arrivals()
        st.text_input("Note", key="note")
        live_pane(Path({str(SCRIPTS / "chat.py")!r}))
        """
    )
    pane = app.get_by_key("live_pane")
    assert not pane.info
    new_server = SafeSessionState(SessionState(), lambda: None)
    app._session_state = type(app._session_state)(new_server)
    app.text_input(key="note").set_value("Eve")
    app.text_input(key="name").set_value("Ada")
    app.chat_input[0].set_value("Hi").run()
    pane = app.get_by_key("live_pane")
    assert "began anew" in pane.info[0].value
    assert app.text_input(key="note").value == "Eve"
    assert app.text_input(key="name").value == "Ada"
    assert [text.value for text in pane.markdown][1:] == ["Hi", "Echo: Hi"]
    app.run()
    pane = app.get_by_key("live_pane")
    assert not pane.info
    assert [text.value for text in pane.markdown][1:] == ["Hi", "Echo: Hi"]


def test_a_message_to_a_script_that_was_left_is_not_sent_on_the_return() -> None:
    app = open_page(
        f"""
        import streamlit as st
        from pathlib import Path
        from lessons.live import live_pane, take_arrivals

        take_arrivals()
        if not st.session_state.get("is_elsewhere"):
            live_pane(Path({str(SCRIPTS / "chat.py")!r}))
        """
    )
    app.session_state.is_elsewhere = True
    app.chat_input[0].set_value("Hi").run()
    app.session_state.is_elsewhere = False
    app.run()
    assert not app.get_by_key("live_main").markdown


def test_widgets_of_the_page_and_of_other_scripts_stay_out_of_the_session(
    tmp_path: Path,
) -> None:
    fails = write(tmp_path, "1 / 0")  # So that nothing is tidied up.
    page = OpenPage(SCRIPTS / "chat.py", fails)
    enter("name", "Ada")(page)
    page.show(fails)
    page.app.text_input(key="name").set_value("the page's").run()
    [shown] = [s for s in page.app.session_state[SESSIONS].values() if s.is_shown]
    assert not shown.state._new_widget_state.states


def test_a_value_set_before_an_error_is_not_undone_by_the_next_run(
    tmp_path: Path,
) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        def clear():
            st.session_state.name = ""
            st.session_state.fails = True

        st.button("Clear", key="clear", on_click=clear)
        if st.session_state.pop("fails", False):
            raise ValueError("Before the widget is drawn")
        st.text_input("Name", "new", key="name")
        st.write("It is", repr(st.session_state.name))
        """,
    )
    page = open_alike(script, enter("name", "old"), click("clear"), run())
    assert page["name"].value == ""


def test_the_page_and_other_panes_have_keys_of_their_own() -> None:
    chat, namesake = SCRIPTS / "chat.py", SCRIPTS / "namesake.py"
    page = OpenPage(chat, namesake)
    enter("prompt", "Hi")(page)
    enter("name", "Ada")(page)
    assert page.app.session_state.name == "the page's"
    assert page.app.session_state.messages == ["the page's"]
    page.show(namesake)
    assert page["name"].value == "the namesake's"
    assert page.main.json[0].value == '["the namesake\'s"]'
    assert page.main.json[1].value == '["messages", "name"]'
    own = page.own()
    enter("name", "Bob")(page)
    assert page.own() == own
    page.show(chat)
    assert page.texts() == ["Hi", "Echo: Hi"]
    assert page["name"].value == ""
    page.app.text_input(key="name").set_value("changed in the page").run()
    assert page["name"].value == ""


@pytest.mark.parametrize("elsewhere", [SCRIPTS / "namesake.py", None])
def test_leaving_keeps_the_session_state_and_drops_what_was_entered(
    elsewhere: Path | None,
) -> None:
    visits = SCRIPTS / "visits.py"
    page = OpenPage(visits, SCRIPTS / "namesake.py")
    enter("name", "Ada")(page)
    page.main.slider[0].set_value(7).run()
    assert page.texts() == ["`3` Ada"]
    page.show(elsewhere)
    page.show(visits)
    assert page.texts() == ["`4` nobody"]
    assert page.main.slider[0].value == 0


def test_leaving_the_full_size_drops_what_was_entered_too() -> None:
    visits = str(SCRIPTS / "visits.py")
    app = open_page(
        f"""
        from pathlib import Path

        import streamlit as st

        from lessons.live import live_pane, run_full_size

        if st.toggle("In a pane", key="in_pane"):
            live_pane(Path({visits!r}))
        else:
            run_full_size(Path({visits!r}))
        """
    )
    app.text_input(key="name").set_value("Ada")
    app.slider[0].set_value(7).run()
    assert app.markdown[0].value == "`2` Ada"
    app.toggle(key="in_pane").set_value(True).run()
    app.text_input(key="name").set_value("Eve")
    app.slider[0].set_value(5)
    app.toggle(key="in_pane").set_value(False).run()
    assert app.markdown[0].value == "`3` nobody"


def test_restart_begins_with_an_empty_session_state() -> None:
    visits, namesake = SCRIPTS / "visits.py", SCRIPTS / "namesake.py"
    page = OpenPage(visits, namesake)
    enter("name", "Ada")(page)
    page.show(namesake)
    enter("name", "Bob")(page)
    page.show(visits)
    page.restart()
    assert page.texts() == ["`1` nobody"]
    enter("name", "Eve")(page)
    assert page.texts() == ["`2` Eve"]


def test_a_changed_file_runs_in_the_same_session(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        st.session_state.setdefault("begun", "with the first file")
        """,
    )
    page = OpenPage(script)
    script.write_text("import streamlit as st\nst.write(st.session_state.begun)")
    page.run()
    assert page.texts() == ["with the first file"]


def test_two_browser_tabs_have_sessions_of_their_own() -> None:
    one, other = OpenPage(SCRIPTS / "chat.py"), OpenPage(SCRIPTS / "chat.py")
    enter("prompt", "Hi")(one)
    other.run()
    assert other.texts() == []
