"""What a script calls does in a pane what it does alone."""

import inspect
import json
from pathlib import Path

import pytest
from panes import (
    SCRIPTS,
    OpenPage,
    _SessionStates,
    click,
    enter,
    open_alike,
    open_page,
    run,
    write,
)
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("script", sorted(path.stem for path in SCRIPTS.glob("*.py")))
def test_a_script_draws_the_same_as_alone(script: str) -> None:
    page = open_alike(script, run())
    shows_runs = OpenPage(SCRIPTS / f"{script}.py", beside_code=True)
    shows_runs.run()
    assert shows_runs.drawn() == page.drawn()


def test_rerun_begins_the_script_again_at_once() -> None:
    page = open_alike("rerun")
    assert page.texts() == ["Before `3`", "After"]
    page = open_alike("rerun", enter("kept", "words"), click("again"))
    assert page.texts() == ["Before `6`", "After words"]


def test_rerun_of_a_fragment_by_name_calls_the_callback_once() -> None:
    page = open_alike("rerun_in_callback", click("click"))
    assert page.texts() == ["Clicks `1`"]
    page.run()
    assert page.texts() == ["Clicks `1`"]


def test_stop_ends_the_script_and_leaves_the_page() -> None:
    page = open_alike("stop")
    assert page.texts() == []
    page = open_alike("stop", enter("name", "Ada"), enter("name", ""))
    assert len(page.main.info) == 1
    page = open_alike("stop", enter("name", "Ada"))
    assert page.texts() == ["Hello Ada"]


def test_a_fragment_reruns_by_itself() -> None:
    page = open_alike("fragment", click("count_up", "counter"))
    assert page.texts() == ["Counted `2`"]
    assert page.texts("sidebar") == ["From the fragment `2`"]
    assert page.own() == []
    page = open_alike("fragment", click("count_up", "counter"), run())
    assert page.texts() == ["Runs `2`", "Counted `2`", "Other", "After `2`"]


def test_a_fragment_keeps_what_is_entered_in_it() -> None:
    page = open_alike(
        "fragment",
        enter("inside", "words", "counter"),
        click("count_up", "counter"),
        run(),
        enter("other_text", "more", "other"),
        run(),
    )
    assert page.texts()[1:] == ["Counted `2` words", "Other more", "After `2`"]


def test_two_fragments_that_rerun_together_both_get_their_clicks() -> None:
    def click_both(script: OpenPage) -> None:
        script["count_up"].click()
        script["other_button"].click()
        script["other_text"].set_value("words")
        script.run("counter", "other")

    page = open_alike("fragment", click_both)
    assert page.texts() == ["Counted `2`", "The other was clicked", "Other words"]
    page = open_alike("fragment", click_both, run())
    assert page.texts() == ["Runs `2`", "Counted `2`", "Other words", "After `2`"]


def test_nested_fragments_rerun_with_and_without_the_outer() -> None:
    page = open_alike("nested_fragments", run("inner"))
    assert page.texts() == ["Inner left `2`", "Inner right `2`"]
    toggle = enter("toggle_left", True, "inner")
    page = open_alike("nested_fragments", toggle, run("outer"))
    assert page.texts() == ["Outer `2`", "Inner left `3`", "Inner right `3`"]
    assert page["toggle_left"].value


def test_parallel_fragments_all_draw() -> None:
    page = open_alike("parallel_fragments", enter("number_2", 7, 2), run())
    assert page.texts() == [f"`{n}` squared is `{n * n}`" for n in range(4)] + [
        "All of them"
    ]


def test_a_dialog_opens_and_closes() -> None:
    page = open_alike("dialog", click("rename"))
    (dialog,) = page.area("event").children.values()
    assert (dialog.type, dialog.proto.dialog.title) == ("dialog", "Rename")
    page = open_alike(
        "dialog", click("rename"), enter("new_name", "Ada", -1), click("save", -1)
    )
    assert page.texts() == ["I am Ada"]
    assert page.area("event").children == {}


def test_cached_data_is_computed_once_and_cannot_be_changed() -> None:
    page = open_alike("cache_data", enter("number", 4))
    assert page.texts() == ["Computed `2`"]
    assert [caption.value for caption in page.main.caption] == ["Squaring 4"] * 2
    assert page.main.json[0].value == '{"number": 4, "square": 16}'


def test_a_cached_resource_may_be_of_a_class_of_the_script() -> None:
    page = open_alike("cache_resource", click("again"))
    assert page.texts()[:2] == ["Asked before: `True`", "tiny: How are you? `True`"]


def test_a_form_sends_all_its_values_at_once() -> None:
    def order(script: OpenPage) -> None:
        script["name"].set_value("Ada")
        script["count"].set_value(3)
        script["order_now"].click().run()

    page = open_alike("form", enter("name", "Bob"))
    assert page.texts() == ["`False`  `1`"]
    page = open_alike("form", order, run())
    assert page.texts() == ["`False` Ada `3`"]
    assert page.main.json[0].value == '[["Ada", 3]]'


def test_each_area_has_its_place_in_the_pane() -> None:
    page = open_alike("areas", click("sidebar"), click("bottom"), enter("say", "Hi"))
    assert page.texts() == ["Hi"]
    assert page.texts("sidebar") == ["In the sidebar"]
    assert page.texts("bottom") == ["At the bottom"]
    assert [toast.value for toast in page.area("event").toast] == ["Toast!"]
    assert page.app.sidebar.children == {}
    assert 3 not in page.app._tree.children  # The page's own bottom.


def test_a_script_does_not_touch_the_tab_and_the_address(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        st.set_page_config("The script's title")
        if "mine" not in st.query_params:
            st.query_params.mine = "1"
            st.rerun()
        st.write(st.query_params.mine)
        """,
    )
    page = OpenPage(script)
    assert page.texts() == ["1"]
    assert page.app.query_params == {}


def test_the_query_of_the_address_is_there_as_alone(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st

        st.json(st.query_params.to_dict())
        st.json(st.query_params.get_all("tag"))
        st.text_input("City", key="city", bind="query-params")
        if st.button("Set", key="set"):
            st.query_params.mine = "1"
            del st.query_params["name"]
        st.json(st.query_params.to_dict())
        """,
    )
    page = f"""
        from pathlib import Path
        from lessons.live import live_pane

        live_pane(Path({str(script)!r}))
        """
    seen = []
    for app in (AppTest.from_file(script), AppTest.from_string(inspect.cleandoc(page))):
        app._session_state = _SessionStates(app._session_state)
        app.query_params.update({"name": "Ada", "tag": ["a", "b"], "city": "Oslo"})
        app.run()
        first = [shown.value for shown in app.json] + [app.text_input[0].value]
        app.button(key="set").click().run()
        second = [shown.value for shown in app.json]
        app.run()
        seen.append((first, second, [shown.value for shown in app.json]))
    assert seen[0] == seen[1]
    (names, tags, _, city), _, (later, *_) = seen[1]
    assert json.loads(names) == {"name": "Ada", "tag": "b", "city": "Oslo"}
    assert (json.loads(tags), city) == (["a", "b"], "Oslo")
    assert json.loads(later) == {"tag": "b", "city": "Oslo", "mine": "1"}


def test_what_streamlit_is_made_of_has_its_own_names(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        context = get_script_run_ctx()
        st.text([type(context), type(st.secrets), type(st.session_state)])
        st.text(repr(context).partition("(")[0])
        for thing in (context, st.secrets, st.session_state):
            try:
                thing.no_such_name
            except Exception as error:
                st.text(str(error).partition(". ")[0])
        st.help(st)
        st.help(st.secrets)
        """,
    )
    page = open_alike(script)
    assert "Live" not in str(page.main)


def test_nothing_but_elements_goes_to_the_browser() -> None:
    app = open_page(
        f"""
        from pathlib import Path

        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        from lessons.live import live_pane

        context = get_script_run_ctx()
        send = context._enqueue
        sent = set()

        def note(message):
            sent.add(message.WhichOneof("type"))
            send(message)

        context._enqueue = note
        live_pane(Path({str(SCRIPTS / "areas.py")!r}))
        context._enqueue = send
        st.write(sorted(sent))
        """
    )
    assert app.json[0].value == '["delta"]'


def test_full_size_a_script_has_the_areas_of_the_page() -> None:
    app = open_page(
        f"""
        from pathlib import Path

        from lessons.live import run_full_size

        run_full_size(Path({str(SCRIPTS / "areas.py")!r}))
        """
    )
    assert [title.value for title in app.sidebar.title] == ["Sidebar"]
    assert [title.value for title in app.main.title] == ["Main"]
    (bottom,) = [node for node in app._tree.children[3] if node.type == "chat_input"]
    assert bottom.proto.is_auto_positioned_at_bottom


def test_full_size_an_area_that_a_script_leaves_empty_stays_closed() -> None:
    app = open_page(
        f"""
        from pathlib import Path

        from lessons.live import run_full_size

        run_full_size(Path({str(SCRIPTS / "magic.py")!r}))
        """
    )
    assert app.main.markdown
    assert not app.sidebar.children
    assert 3 not in app._tree.children


def test_a_chat_input_in_a_container_stays_there() -> None:
    page = open_alike("chat_input_in_container", enter("boxed", "Hi"), run())
    page = open_alike("chat_input_in_container", enter("column", "Ho"))
    assert page.texts() == ["Above", "Below `None` Ho"]
    assert page.area("bottom").children == {}


def test_a_status_ends_complete() -> None:
    status = open_alike("status").main.status[0]
    assert (status.label, status.state) == ("Done", "complete")


def test_streams_are_written_and_returned() -> None:
    assert open_alike("write_stream").texts() == [
        "Hello world",
        "StreamingOutput",
        "Hello world",
        "['Hello world ', {'a': 'dictionary'}]",
        "So long",
        "So long",
        "abc",
        "abc",
        "From a coroutine",
    ]


def test_docstrings_and_sources_are_those_of_the_file() -> None:
    page = open_alike("docstrings")
    assert "Return a greeting. Greets. Greet." in page.texts()[0]
    assert page.texts()[1] == "Greet later. Only a docstring. `None`"
    assert page.main.code[0].value.startswith("def greet(name):\n")
    assert "__mark" not in "".join(code.value for code in page.main.code)


def test_magic_writes_what_stands_alone() -> None:
    page = open_alike("magic")
    assert page.texts()[:3] == ["Magic **text**", "`3`", "x `3`"]
    assert "At last" in page.texts()
    assert "Not shown" not in page.texts()


def test_help_names_the_variable() -> None:
    names = [element.proto.name for element in open_alike("help").main.help]
    assert names == ["Robot", "robot.talk", "robot", "st.write"]


def test_echo_shows_the_code() -> None:
    code = open_alike("echo").main.code
    assert code[0].value == 'word = "echoed"\nst.write(word)'
    assert code[1].value.startswith("for letter")


def test_names_are_those_of_the_script_alone() -> None:
    assert "mark" not in open_alike("statements").texts()[-1]
