"""Each statement of a marked script announces its line, and else nothing changes."""

import ast
import builtins
import inspect
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from panes import write
from streamlit.runtime.scriptrunner import magic

from lessons.live.marks import (
    MARK,
    builtins_with_mark,
    compile_with_marks,
    statement_lines,
)

SOURCES = {
    "docstrings": '''
        """A module's."""

        import ast

        def function():
            """A function's."""
            return 1

        class Class:
            "A class's."

            async def method(self):
                """Only this."""

            def other(self):
                "text"
                return 1

        function()
        Class().other()
        ''',
    "future import": '''
        """Docstring."""

        from __future__ import annotations
        import dataclasses

        @dataclasses.dataclass
        class Point:
            x: Missing = 0

        Point(1)
        ''',
    "decorators": """
        import functools

        def plain(thing):
            return thing

        @plain
        @functools.lru_cache(
            maxsize=1,
        )
        def function(
            x=1,
        ):
            return x

        @plain
        class Class:
            @property
            def value(self):
                return 1

        function()
        value = Class().value
        """,
    "one line": """
        x = 1; y = 2
        if x: y = 3; z = 4
        else: y = 5
        for n in range(2): x += n; y += n
        while x < 9: x += 1
        def one(): return 1
        class Empty: pass
        with open(__file__) as file: x = 2
        try: 1 / 0
        except ZeroDivisionError: x = one()
        finally: y = 0
        """,
    "elif and else": """
        def kind(n):
            if n == 1:
                text = "one"
            elif n == 2:
                text = "two"
            else:
                text = "many"
            return text

        for n in (1, 3):
            kind(n)
        else:
            done = True
        while False:
            never = True
        else:
            done = True
        """,
    "try": """
        def attempt(error):
            try:
                if error:
                    raise error
            except ValueError as caught:
                found = caught.args
            except (TypeError, KeyError):
                found = "other"
            else:
                found = "nothing"
            finally:
                closed = True

        attempt(None)
        attempt(KeyError())
        try:
            raise ExceptionGroup("", [ValueError()])
        except* ValueError:
            caught = True
        """,
    "match": """
        def kind(value):
            match value:
                case 1:
                    return "one"
                case {"key": x} if x:
                    y = x
                    return y
                case _:
                    pass

        kind(1)
        kind({"key": 2})
        """,
    "multiple lines": """
        total = sum(
            n
            for n in [
                1,
                2,
            ]
        )
        text = f'''
        {total}
        '''
        if (
            total
            and text
        ):
            total = (
                1
            )
        """,
    "generators and async": """
        import asyncio

        def count():
            for n in range(2):
                got = yield n

        async def wait():
            async for n in later():
                await asyncio.sleep(0)
            return [n async for n in later()]

        async def later():
            yield 1

        list(count())
        asyncio.run(wait())
        """,
    "a with in a nested function": """
        import contextlib

        @contextlib.contextmanager
        def manager():
            yield

        def outer():
            found = None
            def inner():
                nonlocal found
                with manager(), manager():
                    found = 1
                    return found
            return inner()

        outer()
        del outer
        assert True
        """,
}


def run(script: Path) -> tuple[dict[str, Any], list[int]]:
    """Run a script and return its globals and the lines that it announced."""
    lines: list[int] = []
    names = {"__builtins__": builtins_with_mark(lines.append), "__file__": str(script)}
    exec(compile_with_marks(script), names)
    return names, lines


def traced(script: Path) -> set[int]:
    """Return the lines that Python itself says a script runs through."""
    lines = set()

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != str(script):
            return None
        if event == "line":
            lines.add(frame.f_lineno)
        return trace

    code = compile(magic.add_magic(script.read_text(), str(script)), script, "exec")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        exec(code, {"__file__": str(script)})
    finally:
        sys.settrace(before)
    return lines


def first_lines(script: Path) -> set[int]:
    """Return the lines on which a script's statements begin."""
    lines = set()
    for node in ast.walk(ast.parse(script.read_text())):
        if isinstance(node, ast.stmt):
            first, *_ = [*getattr(node, "decorator_list", []), node]
            lines.add(first.lineno)
    return lines


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_lines_that_run_are_announced(tmp_path: Path, source: str) -> None:
    script = write(tmp_path, source)
    _, lines = run(script)
    not_run = {
        number
        for number, line in enumerate(script.read_text().splitlines(), 1)
        if line.strip().startswith(('"', "nonlocal"))
    }
    # Python says of a statement's lines only those where it computes something.
    ran = traced(script)
    said = {
        first
        for first, span in statement_lines(script).items()
        if ran.intersection(span)
    }
    assert set(lines) - not_run == said - not_run
    assert len(set(lines)) > len(first_lines(script)) / 2


def test_a_line_is_announced_each_time_before_it_runs(tmp_path: Path) -> None:
    script = write(
        tmp_path,
        """
        seen = []
        for n in range(3):
            if n:
                seen.append(n)
        """,
    )
    names, lines = run(script)
    assert lines == [1, 2, 3, 3, 4, 3, 4]
    assert names["seen"] == [1, 2]


def test_an_error_before_a_line_keeps_it_from_running(tmp_path: Path) -> None:
    def stop(line: int) -> None:
        if line == 3:
            raise TimeoutError

    code = compile_with_marks(write(tmp_path, "x = 1\nwhile True:\n    x += 1"))
    names = {"__builtins__": builtins_with_mark(stop)}
    with pytest.raises(TimeoutError):
        exec(code, names)
    assert names["x"] == 1


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_script_has_the_names_it_has_alone(tmp_path: Path, source: str) -> None:
    script = write(tmp_path, source)
    names, _ = run(script)
    alone: dict[str, Any] = {"__file__": str(script)}
    exec(compile(magic.add_magic(script.read_text(), "alone"), "alone", "exec"), alone)
    assert names.keys() == alone.keys()
    assert names.get("__doc__") == alone.get("__doc__")
    for name, value in alone.items():
        if isinstance(value, type):
            assert vars(names[name]).keys() == vars(value).keys()
        assert inspect.getdoc(names[name]) == inspect.getdoc(value)


def test_the_mark_is_no_builtin_of_other_code(tmp_path: Path) -> None:
    run(write(tmp_path, "x = 1"))
    assert not hasattr(builtins, MARK)


def test_a_traceback_has_the_lines_of_the_file(tmp_path: Path) -> None:
    script = write(tmp_path, "x = 1\ndef fail():\n    y = x; x / 0\n\nfail()")
    with pytest.raises(ZeroDivisionError) as error:
        run(script)
    places = [(str(entry.path), entry.lineno + 1) for entry in error.traceback]
    assert places[-2:] == [(str(script), 5), (str(script), 3)]


def test_each_statement_has_one_mark(tmp_path: Path) -> None:
    script = write(tmp_path, SOURCES["one line"])
    _, lines = run(script)
    counted = Counter(lines)
    assert counted[1] == 2
    assert counted[2] == 3
    assert counted[3] == 0
    assert counted[7] == 2


@pytest.mark.parametrize("text", ["if True\n    x", "x = (", "return"])
def test_a_script_with_a_fault_names_its_place(tmp_path: Path, text: str) -> None:
    script = write(tmp_path, text)
    with pytest.raises(SyntaxError) as error:
        compile_with_marks(script)
    assert (error.value.filename, error.value.lineno) == (str(script), 1)
