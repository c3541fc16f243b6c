"""The editor's file is what its source and its lockfile make of it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lessons.code_panel.editing import read_text
from lessons.code_panel.loop_parts import loop_parts

EDITOR = Path(__file__).parent.parent / "lessons" / "code_panel" / "editor"
MADE = ("editor.min.js", "LICENSES.txt")


def test_the_bundle_is_what_its_source_makes(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        message = "npm is missing: it builds the editor, to compare."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    for file in EDITOR.iterdir():
        if file.is_file() and file.name not in MADE:
            shutil.copy(file, tmp_path)
    install = [npm, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit"]
    for command in (install, [npm, "run", "build"]):
        subprocess.run(command, cwd=tmp_path, check=True)
    for name in MADE:
        is_same = (tmp_path / name).read_bytes() == (EDITOR / name).read_bytes()
        assert is_same, f"In {EDITOR}, run: npm ci && npm run build ({name} is old)"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("", ""),
        ("x" * 100_000, "x" * 100_000),
        ("x" * 100_001, None),
        ("\ud800", None),
        (None, None),
        (1, None),
        (["import os"], None),
        ({"text": "import os"}, None),
    ],
)
def test_a_browser_may_send_anything(sent: object, read: str | None) -> None:
    assert read_text(sent) == read


@pytest.mark.parametrize("text", ["\0", "-" * 99_999 + "1", "(" * 9_999, "if"])
def test_what_python_cannot_read_has_no_loop(text: str) -> None:
    assert loop_parts(text) == ()
