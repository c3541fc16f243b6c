"""What the first and the last page are made of, and what each part must be."""

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from lessons.lesson_fields import Info, Script
from lessons.question_fields import Fields, Text

# The last page's address, and the folder of the files that it shows.
WHERE_NEXT = "where_next"


def _file(name: object, info: Info) -> object:
    """Return a file in the folder of those that the last page shows."""
    if not isinstance(name, str):
        return name
    path: Path = info.context["content"] / WHERE_NEXT / name
    if path.parent.name != WHERE_NEXT or not path.is_file():
        raise ValueError(f"There is no file {name!r} in the folder {WHERE_NEXT!r}.")
    return path


File = Annotated[Path, BeforeValidator(_file)]


class Welcome(Fields):
    """What the welcome page says: the file `welcome.md`.

    Attributes:
        title: Its heading.
        lessons: The slugs of the lessons, in the order in which they are learned.
        needs: What one needs, in lines of Markdown.
        how_to_use: How to use a lesson's page, in lines of Markdown.
        finished_app: The script that the lessons lead to.
        text: What it says first, in Markdown.
    """

    title: Text
    lessons: tuple[str, ...]
    needs: tuple[Text, ...]
    how_to_use: tuple[Text, ...]
    finished_app: Script
    text: Text


class Project(Fields):
    """A chat app that a learner could build now.

    Attributes:
        title: What it is.
        task: What it does, in Markdown.
        done_when: How the learner sees that it is done, in lines of Markdown.
    """

    title: Text
    task: Text
    done_when: tuple[Text, ...] = Field(min_length=3)


class Host(Fields):
    """A place where a chat app can run for others.

    Attributes:
        title: What it is.
        text: How to bring an app there, in Markdown.
        files: What it takes besides the app, in the folder `where_next`.
        commands: What to type there, in lines.
    """

    title: Text
    text: Text
    files: tuple[File, ...]
    commands: Text


class WhereNext(Fields):
    """What the last page says: the file `where_next.md`.

    Attributes:
        title: Its heading.
        projects: Of which the learner chooses one.
        hosts: Where to put it.
        left_out: What the lessons leave out, and addresses that explain it.
        text: What the learner can build now, in Markdown.
    """

    title: Text
    projects: tuple[Project, ...]
    hosts: tuple[Host, ...]
    left_out: dict[Text, Text]
    text: Text
