"""The lessons as one text, for programs that read: https://llmstxt.org."""

from collections.abc import Iterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons import wording
from lessons.address import public_address
from lessons.lesson import read_lessons, read_welcome
from lessons.lesson_fields import Lesson
from lessons.lesson_zip import script_address
from lessons.page_head import steps_of
from lessons.snippet_files import file_name

LLMS_TXT = "llms.txt"


def answer_llms_txt(_: Request) -> Response:
    """Answer with the lessons' titles, texts and code."""
    return PlainTextResponse(lessons_as_text(public_address()))


def lessons_as_text(address: str = "") -> str:
    """Return the lessons in Markdown.

    Args:
        address: The app's, with a slash at its end; without it the links lead to what
            is beside the text.

    Raises:
        ContentError: Something is wrong with the content.
    """
    quote = f"> {' '.join(read_welcome().text.split())}"
    parts = [f"# {wording.APP}", quote, wording.HOW_TO_READ]
    for lesson in read_lessons():
        parts += _lesson(lesson, address)
    return "\n\n".join(parts) + "\n"


def _lesson(lesson: Lesson, address: str) -> Iterator[str]:
    yield f"## {lesson.title}"
    yield wording.PLAIN_PROMISE.format(promise=lesson.promise)
    *heads, recap = steps_of(lesson)
    for number, (step, head) in enumerate(zip(lesson.steps, heads, strict=True), 1):
        yield f"### [{number}. {step.heading}]({address}{head.address})"
        yield step.whole_text
        yield from (prediction.why for prediction in step.predictions)
        for system, commands in step.commands.items():
            yield f"{system}:\n\n```sh\n{commands}\n```"
        yield _code(lesson, step.snippet, address)
        if step.mend:
            yield wording.ITS_MEND
            yield _code(lesson, step.mend, address)
    yield f"### [{recap.title}]({address}{recap.address})"
    yield "\n".join(f"- {line}" for line in lesson.recap)
    for exercise in lesson.exercises:
        yield wording.ITS_EXERCISE.format(task=exercise.task)
        yield "\n".join(f"- {point.says}" for point in exercise.points)
        yield wording.ITS_SOLUTION
        yield _code(lesson, exercise.solution, address)
    yield "\n".join(f"- [{name}]({url})" for name, url in lesson.references.items())


def _code(lesson: Lesson, script: Path, address: str) -> str:
    # Four: an answer within a script may have three of its own.
    code = script.read_text("utf-8").strip()
    link = f"[`{file_name(script)}`]({address}{script_address(lesson, script)})"
    return f"{link}:\n\n````python\n{code}\n````"
