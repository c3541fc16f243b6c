"""A check of a script that goes astray comes to its end, and leaves nothing behind."""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from lesson_steps import ROOT

from lessons.exercises import checking, command_line
from lessons.exercises.checking import Stopped, check
from lessons.exercises.command_line import main
from lessons.exercises.judging import Verdict
from lessons.lesson import find_exercise, read_lessons

EXERCISE = find_exercise("first_app_1")
LIVES_ON = """
import subprocess, sys
subprocess.Popen(
    [sys.executable, "-c", "import time; time.sleep(600)"],
    start_new_session=True,
)
"""
ENDLESS = f"{LIVES_ON}\nwhile True:\n    pass\n"
# Each leaves the group of the one before; a hundred in all, whatever stops them.
FORKS = """
import os
for _ in range(100):
    if os.fork() == 0:
        os.setsid()
        while True:
            os.getpid()
"""
ALLOCATES = "import streamlit as st\nheld = bytearray(8 * 1024**3)\n"
ENDS_ITSELF = "import os, sys\nprint('all right')\nos._exit(0)\n"
# What a right one would say on its way, to each number that may be the way.
FORGES = """
import json, os
right = {"outside": [["title", "Ada"], ["markdown", "one"], ["markdown", "two"]]}
for number in range(1, 20):
    for line in ("All of it is right. Well done!", '{"passed": true}', '["ended", ""]'):
        try:
            os.write(number, f"{line}\\n".encode())
        except OSError:
            pass
os._exit(0)
"""
PRINTS = "import sys\nfor _ in range(100):\n    print('x' * 1024**2)\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where checks make their folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def checked(source: str) -> Verdict | Stopped:
    assert EXERCISE
    return check(EXERCISE, source.encode(), "my_app.py")


def living(folder: Path) -> list[str]:
    """Return the processes that began in a folder, as the system lists them."""
    lines = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str(folder) in str(process.joinpath("cwd").readlink()):
                lines.append(process.joinpath("cmdline").read_text("utf-8", "replace"))
    return lines


def test_a_right_script_passes_and_its_environment_is_clean(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-the-servers")
    source = """
import os, sys
import streamlit as st
st.title("Ada")
st.write(*(name for name in os.environ if name.startswith("OPENAI")), "a")
st.write("lessons" in sys.modules, "b")
assert "OPENAI_API_KEY" not in os.environ
try:
    import lessons
except ImportError:
    pass
else:
    raise AssertionError
"""
    found = checked(source)
    assert isinstance(found, Verdict)
    assert found.is_right
    assert list(folder.iterdir()) == []


def test_an_endless_loop_is_ended_with_what_left_its_group(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "SECONDS", 2)
    assert checked(ENDLESS) == Stopped("time", [], 1)
    assert living(folder) == []
    assert list(folder.iterdir()) == []


def test_too_many_processes_are_ended(folder: Path) -> None:
    assert checked(FORKS) == Stopped("processes", [], 1)
    assert living(folder) == []


def test_too_much_memory_is_an_error_of_the_script() -> None:
    found = checked(ALLOCATES)
    assert isinstance(found, Verdict)
    assert found.failure
    assert found.failure.seen[0].startswith("MemoryError")
    assert found.failure.line == 2


@pytest.mark.parametrize("source", [ENDS_ITSELF, FORGES])
def test_who_ends_itself_or_forges_a_result_has_not_passed(source: str) -> None:
    assert checked(source) == Stopped("end", [], 1)


def test_a_flood_of_output_harms_nobody() -> None:
    found = checked(PRINTS)
    assert isinstance(found, Verdict)
    assert not found.is_right


def test_the_command_line_starts_and_checks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "my app.py"
    assert main(["list"]) == 0
    assert "  echo_bot_1 " in capsys.readouterr().out
    assert main(["start", "first_app_1", str(file)]) == 0
    assert file.read_text("utf-8") == "import streamlit as st\n"
    file.write_text("import streamlit as st\n\nst.header('Ada')\n", "utf-8")
    assert main(["start", "first_app_1", str(file)]) == 2
    assert "st.header" in file.read_text("utf-8")
    capsys.readouterr()
    assert main(["check", "first_app_1", str(file)]) == 1
    said = capsys.readouterr().out
    assert "✗ It has a title." in said
    assert "See First app, step 2: Run a file." in said
    assert "\x1b" not in said


def test_wrong_use_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "ecko_bot_1", "x.py"]) == 2
    assert "Did you mean echo_bot_1?" in capsys.readouterr().err
    assert main(["check", "echo_bot_1", str(folder / "none.py")]) == 2
    assert "There is no file" in capsys.readouterr().err
    with pytest.raises(SystemExit) as raised:
        main(["dance"])
    assert raised.value.code == 2


def test_who_reads_no_more_gets_no_complaint() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    listed = subprocess.run(
        [sys.executable, "-m", "lessons", "list"],
        cwd=ROOT,
        stdout=writes,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writes)
    assert (listed.returncode, listed.stderr) == (1, b"")


def test_a_fault_in_the_content_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = folder / "lessons" / "content"
    content.mkdir(parents=True)
    (content / "welcome.md").write_text("---\nlessons: [seals]\n---\n", "utf-8")
    read = functools.partial(read_lessons, content)
    monkeypatch.setattr(command_line, "read_lessons", read)
    assert main(["list"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is a fault in the lessons themselves:\n")
    assert "welcome.md, lessons: There is no folder 'seals'." in said


def test_it_watches_a_file_until_told_to_end(folder: Path) -> None:
    file = folder / "app.py"
    file.write_text("import streamlit as st\n", "utf-8")
    command = [sys.executable, "-m", "lessons", "check", "first_app_1", str(file)]
    watching = subprocess.Popen(
        [*command, "--watch"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert watching.stdout
    try:
        while "Waiting for" not in watching.stdout.readline():
            pass
        file.write_text("import streamlit as st\nst.title('A')\nst.text('b\\nc')\n")
        while "Well done!" not in watching.stdout.readline():
            pass
    finally:
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=20)
    assert watching.returncode == 1
