"""What a learner runs in place of a lesson's script is a file that Python can read."""

import os
import subprocess
import sys
import tempfile
import threading
import tokenize
from pathlib import Path

import pytest

from lessons.editing import edits
from lessons.editing.edits import as_file, file_of
from lessons.snippet_files import installs, snippet_path


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("word = 'é…'\n", "word = 'é…'\n"),
        ("# coding: latin-1\nword = 'é…'\n", "# coding: latin-1\nword = 'é\\u2026'\n"),
        ("\n# coding: cp1252\nword = 'é…'\n", "\n# coding: cp1252\nword = 'é…'\n"),
        ("word = '\ud800'\n", "word = '?'\n"),
    ],
)
def test_a_text_is_read_as_it_was_written(tmp_path: Path, text: str, read: str) -> None:
    file = tmp_path / "script.py"
    file.write_bytes(as_file(text))
    with tokenize.open(file) as opened:
        assert opened.read() == read


@pytest.mark.parametrize("encoding", ["nonsense", "rot13"])
def test_what_declares_no_encoding_of_python_is_a_file_too(encoding: str) -> None:
    text = f"# coding: {encoding}\nword = 'é'\n"
    assert as_file(text).startswith(b"# coding: ")


def test_a_file_is_there_as_a_whole_or_not_at_all() -> None:
    original = snippet_path("echo_bot/echo_bot")
    path = file_of("x" * 500_000, original)
    read: set[int] = set()
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            if path.exists():
                read.add(len(path.read_bytes()))
                path.unlink()

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(200):
        assert file_of("x" * 500_000, original) == path
    is_over.set()
    looking.join()
    assert read == {500_000}
    assert [file for file in path.parent.iterdir() if file != path] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Nothing is removed there.")
def test_what_a_killed_server_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [f"edited-scripts-{number}-x" for number in (ended.pid, "9" * 30)]
    kept = [f"edited-scripts-{os.getpid()}-x", "edited-scripts-1-x", "other"]
    for name in (*left, *kept):
        (tmp_path / name / "scripts").mkdir(parents=True)
    with edits._folder.__wrapped__() as own:
        names = {folder.name for folder in tmp_path.iterdir()}
        assert names == {*kept, Path(own).name}


@pytest.mark.parametrize("text", ["", "x = 1\n", "import streamlit as st\n"])
def test_whoever_runs_a_text_alone_needs_streamlit(text: str) -> None:
    assert [name.partition("==")[0] for name in installs(text)] == ["streamlit"]
