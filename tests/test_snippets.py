"""Every snippet has a test that talks to it alone; the tests are one file a lesson."""

import ast
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lesson_app import open_snippet
from starlette.types import Message, Receive, Scope, Send

from lessons.lesson import read_lessons
from lessons.practice.api.app import create_app
from lessons.practice.api.server import PRACTICE_KEY, start_in_thread
from lessons.provider.provider import BASE_URL, MODEL
from lessons.snippet_files import (
    DEFAULT_MODEL,
    all_snippets,
    snippet_name,
    snippet_path,
)

Said = list[tuple[str, str]]
Sent = dict[str, Any]


class Chat:
    """A snippet alone in a browser tab, and what its reader does and sees there."""

    def __init__(self, name: str, file: Path | None = None) -> None:
        self.script = open_snippet(file or snippet_path(name))
        self.app = self.script.app

    def choose(self, model: str) -> None:
        """Let another model answer from now on."""
        self.app.secrets[MODEL] = model

    def send(self, *messages: str, box: int = 0) -> None:
        """Send messages, one after the other, from one of the chat inputs."""
        for message in messages:
            self.app.chat_input[box].set_value(message).run()

    def press(self, label: str) -> None:
        """Click a button, or switch a toggle over."""
        for button in self.app.button:
            if button.label == label:
                button.click().run()
                return
        [toggle] = [toggle for toggle in self.app.toggle if toggle.label == label]
        toggle.set_value(not toggle.value).run()

    @property
    def said(self) -> Said:
        """Who says what in the bubbles, from top to bottom."""
        return [
            (bubble.name, "\n".join(text.value for text in bubble.markdown))
            for bubble in self.app.chat_message
        ]

    @property
    def texts(self) -> list[str]:
        """What `st.text` shows."""
        return [text.value for text in self.app.text]

    @property
    def error(self) -> tuple[str, str]:
        """The class and the message of the one error on the page."""
        [error] = self.app.exception
        return error.proto.type, error.message

    @property
    def history(self) -> list[dict[str, Any]]:
        """What the snippet keeps in `st.session_state.messages`."""
        return self.app.session_state.messages


@dataclass(frozen=True)
class Request:
    """A request that a snippet has made.

    Attributes:
        path: What it asks for.
        body: The JSON that it sends.
    """

    path: str
    body: Sent


def note_requests(patch: pytest.MonkeyPatch) -> list[Request]:
    """Let a practice model answer that notes each request, and return its notes.

    To be called after a snippet is opened, for that names the provider.
    """
    practice, notes = create_app(PRACTICE_KEY, DEFAULT_MODEL, 0), []

    async def noting_practice(scope: Scope, receive: Receive, send: Send) -> None:
        async def note() -> Message:
            message = await receive()
            if message.get("body"):
                notes.append(Request(scope["path"], json.loads(message["body"])))
            return message

        await practice(scope, note, send)

    patch.setenv(BASE_URL, start_in_thread(noting_practice))
    return notes


def code_of(name: str) -> str:
    return snippet_path(name).read_text(encoding="utf-8")


def test_no_snippet_lacks_a_test() -> None:
    files = Path(__file__).parent.glob("test_snippets_*.py")
    tested = {name for file in files for name in opened_in_tests(file)}
    # A solution is driven by its exercise's check: see tests/test_exercises.py.
    solutions = {e.solution for lesson in read_lessons() for e in lesson.exercises}
    names = {snippet_name(path) for path in {*all_snippets()} - solutions}
    assert names <= tested <= {snippet_name(path) for path in all_snippets()}


def opened_in_tests(file: Path) -> set[str]:
    """Return the names of the snippets that the tests of a file open."""
    return {
        call.args[0].value
        for test in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
        for call in ast.walk(test)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Chat"
        and isinstance(call.args[0], ast.Constant)
    }
