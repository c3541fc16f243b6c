"""Collects what the lessons say, by reading their pages without running them."""

import ast
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from lessons import catalog
from lessons.snippet_files import snippet_path

ROOT = Path(__file__).parents[2]
RECAP = "Recap"
MISTAKE = "What goes wrong: "
SHOWS_MISTAKE = re.compile(rf"{MISTAKE}|.*\b(forg[eo]t|vanish)")


@dataclass(frozen=True)
class Note:
    """What a step says besides its text.

    Attributes:
        line: The line of its snippet that this is about; empty for an exercise.
        text: Its Markdown.
    """

    line: str
    text: str

    @property
    def paragraph(self) -> str:
        """The note as a paragraph of Markdown."""
        return f"`{self.line}`: {self.text}" if self.line else self.text


@dataclass(frozen=True)
class Passage:
    """What one step of a lesson says.

    Attributes:
        slug: The lesson's address.
        lesson: The lesson's title.
        step: The step's number.
        title: The step's heading.
        text: Its Markdown.
        code: Its snippet, mended where it is a mistake; empty where there is none.
        notes: What it says of lines of its snippet, or as an exercise.
    """

    slug: str
    lesson: str
    step: int
    title: str
    text: str
    code: str
    notes: tuple[Note, ...] = ()

    @property
    def shows_mistake(self) -> bool:
        """Whether its title says that something goes wrong here."""
        return bool(SHOWS_MISTAKE.match(self.title))

    @property
    def lesson_link(self) -> str:
        """A Markdown link to the lesson; without an address its title alone."""
        return f"[{self.lesson}]({self.slug})" if self.slug else self.lesson

    @property
    def link(self) -> str:
        """A Markdown link that names lesson and step, and leads there.

        It leads there from any page of the app, wherever the app is served. Without
        an address it is the name alone.
        """
        name = f"{self.lesson}, step {self.step}: {self.title}"
        return f"[{name}]({self.slug}?step={self.step})" if self.slug else name


@functools.cache
def passages() -> tuple[Passage, ...]:
    """Return what all lessons say, step by step, in the catalog's order."""
    found: list[Passage] = []
    for lesson in catalog.LESSONS:
        page = ROOT / lesson.page
        if page.exists():
            found += page_passages(page.read_text("utf-8"), lesson)
    return tuple(found)


def page_passages(source: str, lesson: catalog.Lesson) -> list[Passage]:
    """Return what one page says.

    Args:
        source: The page's Python, in which calls of `page.step`, `page.mistake` and
            `page.finish` hold the text.
        lesson: The lesson that it belongs to.
    """
    found: list[Passage] = []
    for statement in ast.parse(source).body:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        step = len(found) + 1
        if call.func.attr in ("step", "mistake"):
            found.append(_step(call, lesson, step))
        elif call.func.attr == "finish":
            found.append(_recap(call, lesson, step))
    return found


def _step(call: ast.Call, lesson: catalog.Lesson, step: int) -> Passage:
    names = ("title", "text", "snippet", "mend")
    given = dict(zip(names, (_string(value) for value in call.args), strict=False))
    given |= {word.arg or "": _string(word.value) for word in call.keywords}
    title, text = given.get("title", ""), given.get("text", "").strip()
    if isinstance(call.func, ast.Attribute) and call.func.attr == "mistake":
        title = MISTAKE + title
    snippet = given.get("snippet", "")
    code = _code(lesson.slug, given.get("mend") or snippet)
    notes = _notes(call, _code(lesson.slug, snippet))
    return Passage(lesson.slug, lesson.title, step, title, text, code, notes)


def _notes(call: ast.Call, code: str) -> tuple[Note, ...]:
    """Return what a step says of its snippet's lines."""
    lines = [line.strip() for line in code.splitlines()]
    notes: list[Note] = []
    for piece, text in _dictionary_of(call, "notes").items():
        line = next((line for line in lines if piece.strip() in line), piece.strip())
        notes.append(Note(line, text))
    return tuple(notes)


def _dictionary_of(call: ast.Call, keyword: str) -> dict[str, str]:
    """Return the strings in a keyword argument that is a dictionary."""
    return {
        _string(key): _string(value)
        for given in call.keywords
        if given.arg == keyword and isinstance(given.value, ast.Dict)
        for key, value in zip(given.value.keys, given.value.values, strict=True)
        if key
    }


def _recap(call: ast.Call, lesson: catalog.Lesson, step: int) -> Passage:
    text = "\n\n".join(_strings_of(call, "lines"))
    exercise = tuple(Note("", said.strip()) for said in _strings_of(call, "exercise"))
    return Passage(lesson.slug, lesson.title, step, RECAP, text, "", exercise)


def _code(slug: str, snippet: str) -> str:
    try:
        return snippet_path(f"{slug}/{snippet}").read_text("utf-8")
    except LookupError:
        return ""


def _string(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and _is_text(node) else ""


def _is_text(node: ast.Constant) -> bool:
    return isinstance(node.value, str)


def _strings_of(call: ast.Call, keyword: str) -> list[str]:
    """Return the strings in a keyword argument, wherever in the call it is."""
    return [
        _string(node)
        for inner in ast.walk(call)
        if isinstance(inner, ast.keyword) and inner.arg == keyword
        for node in ast.walk(inner.value)
        if isinstance(node, ast.Constant)
    ]
