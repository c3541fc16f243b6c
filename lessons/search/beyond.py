"""What is said beside the lessons: on the last page, and where a script fails."""

from collections.abc import Iterator, Sequence

from lessons import wording
from lessons.code_panel.wording import KEY_TROUBLES, TROUBLES
from lessons.lesson_fields import Lesson
from lessons.page_fields import WHERE_NEXT, Host, Project, WhereNext
from lessons.sentences import Place, Sentence, sentences_of
from lessons.snippet_files import asks_provider

# The address that opens *Run it yourself*.
RUN_IT = "&run=1"


def places_beyond(lessons: Sequence[Lesson], where_next: WhereNext) -> Iterator[Place]:
    """Yield them, as places like the steps."""
    yield from _where_next(where_next)
    asking = (
        (lesson, step)
        for lesson in lessons
        for step in lesson.steps
        if asks_provider(step.snippet)
    )
    for lesson, step in asking:
        title = wording.RUN_YOURSELF
        said = [Sentence("title", title, RUN_IT), *_troubles()]
        yield Place(lesson.slug, lesson.title, step.name, 0, title, tuple(said))
        return  # The others say the same.


def _troubles() -> Iterator[Sentence]:
    for error, why in (*KEY_TROUBLES, *TROUBLES):
        first, *others = sentences_of(why)
        yield first._replace(markdown=f"`{error}`: {first.markdown}", shown=RUN_IT)
        yield from (said._replace(shown=RUN_IT) for said in others)


def _where_next(page: WhereNext) -> Iterator[Place]:
    for title, said in [
        (page.title, sentences_of(page.text)),
        *((project.title, _project(project)) for project in page.projects),
        *((f"{wording.PUT_ONLINE}: {host.title}", _host(host)) for host in page.hosts),
        (wording.LEFT_OUT, (Sentence("text", left) for left in page.left_out)),
    ]:
        sentences = (Sentence("title", title), *said)
        yield Place(WHERE_NEXT, page.title, "", 0, title, sentences)


def _project(project: Project) -> Iterator[Sentence]:
    for text in (project.task, *project.done_when):
        yield from sentences_of(text)


def _host(host: Host) -> Iterator[Sentence]:
    yield from sentences_of(host.text)
    for file in host.files:
        yield Sentence("file", file.name)
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield Sentence("code", line.strip())
    for command in host.commands.splitlines():
        yield Sentence("code", command)
