"""The four parts of the loop, named in the code."""

from pathlib import Path

import pytest
from lesson_steps import ROOT

from lessons.code_panel.loop_parts import NAMES, loop_parts

CONTENT = ROOT / "lessons" / "content"
# Those that the lessons call the loop, whole.
WHOLE = (
    "echo_bot/echo_bot",
    "streaming/streamed_echo",
    "chatgpt_clone/chatgpt_clone",
    "chatgpt_clone/when_it_fails",
)


def lines_of(path: Path) -> dict[str, list[str]]:
    lines = path.read_text("utf-8").splitlines()
    parts = loop_parts(path.read_text("utf-8"))
    return {name: lines[first - 1 : last] for name, first, last in parts}


@pytest.mark.parametrize("name", WHOLE)
def test_each_part_holds_what_its_name_says(name: str) -> None:
    parts = lines_of(CONTENT / f"{name}.py")
    assert tuple(parts) == NAMES
    said = {name: "\n".join(lines) for name, lines in parts.items()}
    assert "messages = []" in said["remember"]
    assert "for message in" in said["replay"]
    assert "st.chat_input" in said["ask"] and 'chat_message("user")' in said["ask"]
    assert 'chat_message("assistant")' in said["answer"]
    assert '"assistant", "content"' in said["answer"]


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.py")), ids=lambda p: p.stem)
def test_parts_never_overlap(path: Path) -> None:
    parts = loop_parts(path.read_text("utf-8"))
    lines = [n for _, first, last in parts for n in range(first, last + 1)]
    assert lines == sorted(set(lines))


def test_what_python_cannot_read_has_none() -> None:
    assert loop_parts("st.session_state.messages..append()") == ()
    assert loop_parts(f"if {'1 + ' * 900}1:\n    pass\n") == ()


def test_a_script_that_lacks_a_part_has_none() -> None:
    assert loop_parts((CONTENT / "history" / "replay.py").read_text("utf-8")) == ()
