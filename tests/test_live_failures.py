"""However a script fails, its pane says so, and the page around it stays whole."""

import contextlib
import faulthandler
import inspect
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from panes import OpenPage, Step, click, enter, open_alike, open_page, run, write
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lessons.live import endless, limits, run_view

FINE = "import streamlit as st\nst.write('Fine')\n"


@contextlib.contextmanager
def failing(folder: Path, source: str, *steps: Step) -> Iterator[OpenPage]:
    """Open a page whose script fails, and see the page whole and the script mended."""
    script = write(folder, FINE)
    page = OpenPage(script)
    own = page.own()
    write(folder, source)
    page.run()
    for step in steps:
        assert page.own() == own
        step(page)
    # Where a fragment reran, it alone is drawn.
    assert page.own() in ([], own)
    yield page
    page.run()
    script.write_text(FINE)
    page.restart()
    assert page.own() == own
    assert page.drawn()["event"] == {}
    assert [*page.main] == [page.main, *page.main.markdown]
    assert page.texts() == ["Fine"]


@pytest.fixture
def killed_if_it_never_ends() -> Iterator[None]:
    """End the tests when nothing else can: a loop that is not stopped."""
    faulthandler.dump_traceback_later(120, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def stopped(page: OpenPage, area: str = "main") -> tuple[int, str]:
    """Return where and why the script was stopped."""
    (error,) = page.area(area).error
    return int(re.search(r"Stopped at line (\d+)", error.value)[1]), error.value


@pytest.mark.parametrize("end", ["pass", "1 / 0", "exit()", "st.stop()", "x = ("])
def test_the_page_goes_on_as_before(tmp_path: Path, end: str) -> None:
    script = write(tmp_path, "import streamlit as st\nwith st.sidebar:\n    " + end)
    app = open_page(
        f"""
        import sys
        from pathlib import Path

        import streamlit as st

        from lessons.live import live_pane

        st.session_state.name = "the page's"
        with st.expander("More"):
            live_pane(Path({str(script)!r}))
            st.text(f"Still in it: {{st.session_state.name}}")
        st.text(sys.modules["__main__"].__dict__ is globals())
        st.text_input("Key", key="name_of_widget")
        """
    )
    assert app.expander[0].text[0].value == "Still in it: the page's"
    assert app.main.children[1].value == "True"
    assert app.main.children[2].key == "name_of_widget"


ERRORS = {
    "an exception": """
        import streamlit as st

        st.write("Before")
        {}["missing"]
        st.write("After")
        """,
    "deep in functions": """
        import json

        def load(text):
            return json.loads(text)

        load("{")
        """,
    "a cause": """
        def divide():
            try:
                1 / 0
            except ZeroDivisionError as error:
                raise ValueError("No division") from error

        divide()
        """,
    "a context": """
        try:
            int("x")
        except ValueError:
            undefined
        """,
    "no context": """
        try:
            int("x")
        except ValueError:
            raise RuntimeError("Alone") from None
        """,
    "a group": """
        def group():
            raise ExceptionGroup("Two", [ValueError("a"), TypeError("b")])

        group()
        """,
    "a class of the script": """
        class OwnError(Exception):
            pass

        raise OwnError("**Mine**")
        """,
    "in a chat message": """
        import streamlit as st

        with st.chat_message("user"):
            st.write("Before")
            with st.expander("More"):
                raise ValueError("Within")
        """,
    "in a status": """
        import streamlit as st

        with st.status("Working"):
            1 / 0
        """,
    "in a column and a class body": """
        import streamlit as st

        with st.columns(2)[1]:
            class Broken:
                attribute = missing
        """,
    "in a stream": """
        import streamlit as st

        def words():
            yield "Half a "
            raise ConnectionError("Lost")

        with st.chat_message("assistant"):
            st.write_stream(words)
        """,
    "in a cached function": """
        import streamlit as st

        @st.cache_data
        def cached():
            raise OSError("No file")

        cached()
        """,
    "Streamlit's own": """
        import streamlit as st

        st.text_input("Twice", key="twice")
        st.text_input("Twice", key="twice")
        """,
    "an import": """
        import streamlit as st

        st.write("Before")
        import no_such_module
        """,
    "a text that is no Python": """
        import ast

        ast.literal_eval("(1")
        """,
    "an assertion over lines": """
        total = [
            1,
            2,
        ]
        assert (
            len(total)
            == 3
        ), "Three"
        """,
    "in a fragment": """
        import streamlit as st

        @st.fragment
        def part():
            st.write("Begun")
            raise ValueError("In the fragment")

        part()
        st.write("After")
        """,
    "in a parallel fragment": """
        import streamlit as st

        @st.fragment(parallel=True)
        def part():
            raise ValueError("In the fragment")

        part()
        st.write("After")
        """,
}


@pytest.mark.parametrize("source", ERRORS.values(), ids=ERRORS)
def test_an_error_is_shown_as_alone(tmp_path: Path, source: str) -> None:
    open_alike(write(tmp_path, source), run())
    with failing(tmp_path, source) as page:
        (error,) = page.main.exception
        assert "lessons/live" not in "".join(error.stack_trace)
        assert 'File "script.py", line ' in "".join(error.stack_trace)


@pytest.mark.parametrize("end", ["part()", "guarded()"])
def test_a_failed_import_within_is_shown_as_alone(tmp_path: Path, end: str) -> None:
    source = f"""
        import streamlit as st

        @st.fragment
        def part():
            import no_such_module

        def guarded():
            try:
                import no_such_module
            except ImportError as error:
                raise RuntimeError("Not installed") from error

        {end}
        """
    open_alike(write(tmp_path, source))


def test_a_recursion_without_end_is_shown_by_its_own_lines(tmp_path: Path) -> None:
    source = """
        def again(n):
            return again(n + 1)

        again(0)
        """
    with failing(tmp_path, source) as page:
        (error,) = page.main.exception
        assert error.value.startswith("maximum recursion depth exceeded")
        files = set(re.findall('File "(.+?)"', "".join(error.stack_trace)))
        assert files == {"script.py"}


WITH_BUTTONS = """
    import streamlit as st

    def fail(word):
        st.write("Called")
        raise ValueError(word)

    @st.fragment(key="part")
    def part():
        st.button("Callback", key="callback_in_part", on_click=fail, args=("part",))
        if st.button("Body", key="body_of_part"):
            fail("body")
        st.write("Part")

    st.title("Stays")
    st.button("Callback", key="callback", on_click=fail, args=("callback",))
    part()
    st.write("End")
    """


def test_an_error_in_a_callback_is_shown_as_alone(tmp_path: Path) -> None:
    page = open_alike(write(tmp_path, WITH_BUTTONS), click("callback"), run())
    assert page.texts() == ["Part", "End"]
    with failing(tmp_path, WITH_BUTTONS, click("callback")) as page:
        (error,) = page.main.exception
        assert error.value == "callback"
        assert len(error.stack_trace) == 1
        assert page.texts() == ["Called"]


def test_an_error_in_a_fragment_is_shown_in_it(tmp_path: Path) -> None:
    body = click("body_of_part", "part")
    open_alike(write(tmp_path, WITH_BUTTONS), body, run())
    with failing(tmp_path, WITH_BUTTONS, body) as page:
        assert [error.value for error in page.main.exception] == ["body"]
        assert page.texts() == ["Called"]


def test_an_error_in_a_callback_of_a_fragment_is_shown(tmp_path: Path) -> None:
    callback = click("callback_in_part", "part")
    with failing(tmp_path, WITH_BUTTONS, callback) as page:
        (error,) = page.area("event").exception
        assert error.value == "part"
        assert len(error.stack_trace) == 1
        page.run()
        assert [title.value for title in page.main.title] == ["Stays"]
        assert page.texts() == ["Part", "End"]


def test_a_syntax_error_is_shown_with_its_place(tmp_path: Path) -> None:
    source = "import streamlit as st\n\nif True\n    st.write('Never')\n"
    with failing(tmp_path, source) as page:
        (error,) = page.main.exception
        assert error.proto.type == "SyntaxError"
        assert error.value == (
            'File "script.py", line 3\n'
            "  if True\n"
            "         ^\n"
            "SyntaxError: expected ':'"
        )
        assert not error.stack_trace


@pytest.mark.parametrize("source", ["return 1", "\tx = (", "'\\N{no such name}'"])
def test_a_script_that_does_not_compile_says_so(tmp_path: Path, source: str) -> None:
    with failing(tmp_path, source) as page:
        (error,) = page.main.exception
        assert "lessons/live" not in error.value + "".join(error.stack_trace)
        assert error.proto.type.endswith("Error")


def test_a_file_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    script = write(tmp_path, FINE)
    page = OpenPage(script)
    own = page.own()
    for content in (b"'caf\xe9'", b"# ok\n# ok\n# ok\n'caf\xe9'", b"\0"):
        script.write_bytes(content)
        page.run()
        (error,) = page.main.exception
        assert "lessons/live" not in "".join(error.stack_trace)
        assert page.own() == own
    script.write_text(FINE)
    page.run()
    assert page.texts() == ["Fine"]


@pytest.mark.parametrize(
    "content",
    [
        "\N{BYTE ORDER MARK}word = 'café'\nword".encode(),
        "# coding: latin-1\nword = 'café'\nword".encode("latin-1"),
        "word = 'café'\r\nif 1:\r\n\tword\r\n".encode(),
    ],
)
def test_a_file_may_have_any_encoding_of_python(tmp_path: Path, content: bytes) -> None:
    script = tmp_path / "script.py"
    script.write_bytes(content)
    assert open_alike(script).texts()[0] == "café"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("# coding: nonsense\n", 1),
        ("#\n# coding: nonsense\n", 2),
        ("#\n# coding: rot13\n", 2),
        ("x = 1\n\0\n", 2),
        (f"x = {'1 + ' * 6000}1\n", 1),
    ],
    ids=["unknown", "in line 2", "of no text", "NUL", "deep"],
)
def test_who_sees_what_runs_is_told_that_no_line_of_it_can_be_read(
    tmp_path: Path, source: str, line: int
) -> None:
    # Of the same name, so that it runs in the same session.
    folder = tmp_path / "edited" / tmp_path.name
    folder.mkdir(parents=True)
    edited = write(folder, source)
    page = OpenPage(write(tmp_path, FINE), edited, beside_code=True)
    page.show(edited)
    (error,) = page.main.exception
    assert error.proto.type.endswith("Error")
    assert page.app.caption[-1].value == "The page's end"
    said = [html.proto.body for html in page.app.get("html")]
    assert any(f"Python cannot read line {line}." in html for html in said)
    if line > 1:
        assert f"line {line}" in error.value


def test_a_script_leaves_the_pages_of_the_app_alone(tmp_path: Path) -> None:
    source = (
        "import streamlit as st\n\n"
        "st.navigation([st.Page(lambda: None, title='Other')]).run()\n"
    )
    with failing(tmp_path, source) as page:
        (error,) = page.main.exception
        assert error.value.startswith("`st.navigation` is about a whole app")


def test_a_file_that_is_gone_is_missed_in_the_pane_only(tmp_path: Path) -> None:
    script = write(tmp_path, FINE)
    page = OpenPage(script)
    own = page.own()
    script.unlink()
    page.run()
    assert page.main.exception[0].proto.type == "FileNotFoundError"
    assert page.own() == own


def test_exit_ends_the_script(tmp_path: Path) -> None:
    source = "import sys\nimport streamlit as st\nst.write('Begun')\nsys.exit('Bye')"
    with failing(tmp_path, source) as page:
        assert page.texts() == ["Begun"]
        assert "sys.exit()" in page.main.info[0].value


@pytest.mark.parametrize(
    "error",
    ["KeyboardInterrupt('Bye')", "__import__('asyncio').CancelledError('Bye')"],
)
def test_not_even_a_base_exception_harms_the_page(tmp_path: Path, error: str) -> None:
    with failing(tmp_path, f"begun = 'Begun'\nbegun\nraise {error}") as page:
        assert page.texts() == ["Begun"]
        assert page.main.exception[0].value == "Bye"


LOOPS = {
    "plain": """
        while True:
            pass
        """,
    "on one line": """
        while True: pass
        """,
    "one that goes on after any exception": """
        while True:
            try:
                n = 1
            except Exception:
                pass
        """,
    "one that goes on after whatever comes": """
        def work():
            while True:
                try:
                    n = 1
                except:
                    continue
                finally:
                    n = 2

        work()
        """,
    "in a function": """
        def count():
            n = 0
            while True:
                n += 1

        count()
        """,
    "in a generator": """
        def forever():
            while True:
                yield 1

        for number in forever():
            last = number
        """,
    "of a generator without words": """
        import streamlit as st

        def silence():
            while True:
                yield ""

        st.write_stream(silence)
        """,
    "in a method and a chat message": """
        import streamlit as st

        class Bot:
            def answer(self):
                for n in iter(int, 1):
                    n = n

        with st.chat_message("assistant"):
            Bot().answer()
        """,
}


@pytest.mark.usefixtures("killed_if_it_never_ends")
@pytest.mark.parametrize("source", LOOPS.values(), ids=LOOPS)
def test_an_endless_loop_is_stopped(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_QUIET_SECONDS", 0.1)
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        assert 0 < line <= len(inspect.cleandoc(source).splitlines())
        assert "without a Streamlit call" in message
        monkeypatch.undo()
        (tmp_path / "script.py").write_text(FINE)


WITHIN_A_STATEMENT = {
    "in a comprehension": """
        import streamlit as st

        st.write("Begins")
        any(False for _ in iter(int, 1))
        """,
    "that catches everything": """
        import streamlit as st

        st.write("Begins")
        try:
            any(False for _ in iter(int, 1))
        except BaseException:
            any(False for _ in iter(int, 1))
        """,
}


@pytest.mark.skipif(
    not hasattr(time, "pthread_getcpuclockid"), reason="No clock for a thread."
)
@pytest.mark.usefixtures("killed_if_it_never_ends")
@pytest.mark.parametrize("source", WITHIN_A_STATEMENT.values(), ids=WITHIN_A_STATEMENT)
def test_an_endless_loop_within_a_statement_is_stopped(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endless, "MAX_CPU_SECONDS", 0.1)
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        assert line >= 4
        assert "computed for 0 seconds without a Streamlit call" in message
        monkeypatch.undo()
        (tmp_path / "script.py").write_text(FINE)


@pytest.mark.skipif(
    not hasattr(time, "pthread_getcpuclockid"), reason="No clock for a thread."
)
def test_a_call_that_python_cannot_stop_is_said_while_it_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """
        import hashlib

        hashlib.pbkdf2_hmac("sha256", b"", b"", 2_000_000)
        """
    said: list[str] = []
    sentence = run_view._sentence

    def heard(*run: Any, **named: Any) -> str:
        said.append(sentence(*run, **named))
        return said[-1]

    monkeypatch.setattr(run_view, "_sentence", heard)
    for seconds in ("MAX_CPU_SECONDS", "SECONDS_TO_CLEAN_UP", "SECONDS_BETWEEN_LOOKS"):
        monkeypatch.setattr(endless, seconds, 0.02)
    page = OpenPage(write(tmp_path, source), beside_code=True)
    during = [text for text in said if "Line 3 is in a single call" in text]
    assert len(during) == 1
    assert "single call" not in said[-1]
    assert stopped(page)[0] == 3


def test_who_waits_computes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """
        import time
        import streamlit as st

        time.sleep(1)
        st.text("Awake")
        """
    monkeypatch.setattr(endless, "MAX_CPU_SECONDS", 0.1)
    page = OpenPage(write(tmp_path, source))
    assert page.main.text[0].value == "Awake"


LOOP_ON_DEMAND = """
    import streamlit as st

    def loop():
        while True:
            pass

    @st.fragment(key="part")
    def part():
        st.write("Part")
        if st.button("Loop", key="body_of_part"):
            loop()

    st.title("Stays")
    st.button("Loop", key="callback", on_click=loop)
    part()
    st.write("End")
    """


@pytest.mark.usefixtures("killed_if_it_never_ends")
def test_an_endless_loop_in_a_callback_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loop(page: OpenPage) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(limits, "MAX_QUIET_SECONDS", 0.1)
            click("callback")(page)

    with failing(tmp_path, LOOP_ON_DEMAND, loop) as page:
        assert stopped(page)[0] == 5
        page.run()
        assert page.texts() == ["Part", "End"]


@pytest.mark.usefixtures("killed_if_it_never_ends")
def test_an_endless_loop_in_a_fragment_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loop(page: OpenPage) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(limits, "MAX_QUIET_SECONDS", 0.1)
            click("body_of_part", "part")(page)

    with failing(tmp_path, LOOP_ON_DEMAND, loop) as page:
        assert stopped(page, "event")[0] == 5
        assert page.texts() == ["Part"]
        page.run()
        assert page.texts() == ["Part", "End"]


def test_exit_in_a_fragment_ends_the_fragment(tmp_path: Path) -> None:
    source = LOOP_ON_DEMAND.replace("while True:\n            pass", "raise SystemExit")
    with failing(tmp_path, source, click("body_of_part", "part")) as page:
        assert "sys.exit()" in page.area("event").info[0].value


def test_a_flood_of_elements_is_stopped(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        for number in range(10_000):
            st.write(number)
        """
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        # The run before drew one.
        assert (line, len(page.main.markdown)) == (4, 1001)
        assert "more than 1,000 new elements" in message


def test_an_element_too_large_is_not_drawn(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        st.write("Before")
        st.markdown("x" * 5_000_000)
        """
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        assert line == 4
        assert "more than 2 MB" in message
        assert page.texts() == ["Before"]


def test_many_elements_too_large_together_are_stopped(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        for number in range(100):
            with st.container():
                st.text("x" * 100_000)
        """
    with failing(tmp_path, source) as page:
        assert "more than 2 MB" in stopped(page)[1]
        assert len(page.main.text) == 19


def test_a_flood_is_stopped_in_whichever_area(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        for number in range(10_000):
            (st.sidebar, st.bottom, st)[number % 3].caption(number)
        """
    with failing(tmp_path, source) as page:
        assert "elements" in stopped(page)[1]


@pytest.mark.usefixtures("killed_if_it_never_ends")
@pytest.mark.parametrize("guard", ["Exception", "st.errors.Error"])
def test_endless_updates_of_an_element_are_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, guard: str
) -> None:
    monkeypatch.setattr(limits, "MAX_UPDATES", 200)
    source = f"""
        import streamlit as st

        place = st.empty()
        number = 0
        while True:
            number += 1
            try:
                place.text(number)
            except {guard}:
                pass
        """
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        assert line == 8
        assert "updated its elements more than 200 times" in message
        assert page.main.text[0].value == "200"


def test_waiting_is_no_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 0.0
    monkeypatch.setattr(limits, "time", SimpleNamespace(monotonic=lambda: seconds))
    run_limits = limits.RunLimits()
    for line in range(1, 10):  # A slow model, called a few times.
        seconds += 100
        run_limits.count_line(line)
    run_limits.count_message(ForwardMsg())
    for line in range(1, 15):
        seconds += 1
        run_limits.count_line(line)
    with pytest.raises(limits.LimitExceededError):  # A loop.
        for line in range(1, 3):
            seconds += 1
            run_limits.count_line(line)
    assert not issubclass(limits.LimitExceededError, Exception)


def test_an_element_may_be_updated_often(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        place = st.empty()
        for number in range(3000):
            place.text("x" * 10_000)
        """
    page = OpenPage(write(tmp_path, source))
    assert [len(text.value) for text in page.main.text] == [10_000]
    assert len(page.main.error) == 0


@pytest.mark.parametrize(
    ("shows", "way"),
    [("live_pane", "Press **Restart**"), ("run_full_size", "Reload the page")],
)
def test_a_stopped_script_tells_a_way_back_that_there_is(
    tmp_path: Path, shows: str, way: str
) -> None:
    script = write(tmp_path, "import streamlit as st\nst.text('x' * 5_000_000)")
    app = open_page(
        f"""
        from pathlib import Path

        from lessons.live import {shows}

        {shows}(Path({str(script)!r}))
        """
    )
    assert app.error[0].value.endswith(f"{way} to begin again.")


LONG_TALK = """
    import streamlit as st

    messages = st.session_state.setdefault("messages", [])
    for message in messages:
        st.chat_message("user").write(message)
    if prompt := st.chat_input(key="prompt"):
        messages += [f"{prompt} {'x' * 300}"] * 40
        if prompt == "stop":
            st.stop()
        if prompt == "fail":
            1 / 0
        st.rerun()
    """


def test_a_long_talk_goes_on_as_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 250)
    monkeypatch.setattr(limits, "MAX_BYTES", 80_000)
    prompts = ["Hi", "Ho", "fail", "Hi", "stop", "Hi", "Ho"]
    says = (enter("prompt", prompt) for prompt in prompts)
    page = open_alike(write(tmp_path, LONG_TALK), *says)
    assert len(page.texts()) == 7 * 40


def test_a_flood_is_stopped_each_time(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        for number in range(2_000):
            st.text(number)
        """
    page = OpenPage(write(tmp_path, source))
    for _ in range(3):
        assert len(page.main.text) == 1_000
        page.run()


def test_a_flood_of_bytes_in_one_element_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_UPDATE_BYTES_PER_SECOND", 0)
    source = """
        import streamlit as st

        place = st.empty()
        for number in range(2_500):
            place.text("x" * 100_000)
        """
    with failing(tmp_path, source) as page:
        line, message = stopped(page)
        assert line == 5
        assert "updated its elements with more than 32 MB" in message


def test_an_element_that_grows_again_and_again_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_UPDATE_BYTES_PER_SECOND", 0)
    monkeypatch.setattr(limits, "MAX_UPDATE_BYTES", 2_000_000)
    source = """
        import streamlit as st

        place = st.empty()
        for number in range(1_000):
            place.text("x" * (50_000 + number % 100))
        """
    with failing(tmp_path, source) as page:
        _, message = stopped(page)
        assert "updated its elements with more than 2 MB" in message


def test_a_streamed_answer_is_no_flood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_UPDATE_BYTES_PER_SECOND", 0)
    source = """
        import streamlit as st

        st.write_stream("x" * 50 for _ in range(2_000))
        """
    page = OpenPage(write(tmp_path, source))
    assert page.texts() == ["x" * 100_000]
    assert len(page.main.error) == 0


def test_what_an_element_may_be_updated_with_grows_with_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = 0.0
    monkeypatch.setattr(limits, "time", SimpleNamespace(monotonic=lambda: seconds))
    run_limits = limits.RunLimits()
    message = ForwardMsg()
    message.delta.new_element.text.body = "x" * 1_000_000
    for _ in range(100):  # One a second: a picture that moves.
        seconds += 1
        run_limits.count_message(message)
    with pytest.raises(limits.LimitExceededError, match=r"MB in 100\.0 s"):
        for _ in range(400):
            run_limits.count_message(message)


def test_an_error_after_as_many_elements_as_may_be_is_shown(tmp_path: Path) -> None:
    source = """
        import streamlit as st

        for number in range(1000):
            st.text(number)
        1 / 0
        """
    with failing(tmp_path, source) as page:
        assert page.main.exception[0].proto.type == "ZeroDivisionError"


def test_an_error_too_long_to_be_shown_harms_nothing(tmp_path: Path) -> None:
    with failing(tmp_path, "n = 1\nraise ValueError('x' * 5_000_000)") as page:
        line, message = stopped(page)
        assert line == 2
        assert "more than 2 MB" in message
