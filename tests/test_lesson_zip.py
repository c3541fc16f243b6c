"""A lesson's zip file holds what one needs to run its scripts."""

import io
import zipfile

import pytest
from lesson_steps import LESSONS, SHOWN
from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson_fields import Lesson
from lessons.lesson_zip import answer_zip, packed, zip_address
from lessons.snippet_files import CONTENT, all_snippets, asks_provider, file_name


def ask(name: str) -> Response:
    return answer_zip(Request({"type": "http", "path_params": {"name": name}}))


def unpacked(slug: str) -> dict[str, bytes]:
    """Return the files of a lesson's zip file by their names."""
    answer = ask(zip_address(slug).rpartition("/")[2])
    with zipfile.ZipFile(io.BytesIO(bytes(answer.body))) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_no_two_scripts_are_kept_under_one_name() -> None:
    names = [file_name(path) for path in all_snippets()]
    assert len({*names}) == len(names)
    assert {"hello.py", "echo_bot.py", "echo_bot_exercise.py"} < {*names}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_it_holds_each_script_that_the_lesson_shows(lesson: Lesson) -> None:
    files = unpacked(lesson.slug)
    readme = files.pop(f"{lesson.slug}/README.md").decode()
    requirements = files.pop(f"{lesson.slug}/requirements.txt").decode().splitlines()
    paths = {shown.path for shown in SHOWN if shown.slug == lesson.slug}
    assert files == {
        f"{lesson.slug}/{file_name(path)}": path.read_bytes() for path in paths
    }
    assert all(f"`{file_name(path)}`: " in readme for path in paths)
    asks = any(asks_provider(path) for path in paths)
    assert ("openai>=3.14" in requirements) == ("secrets.toml" in readme) == asks
    assert "streamlit" in requirements


def test_the_same_content_gives_the_same_file() -> None:
    folder = CONTENT / "echo_bot"
    assert packed(folder) == packed(folder) == bytes(ask("echo_bot.zip").body)


def test_a_lesson_that_is_not_there_has_none() -> None:
    assert ask("nonsense.zip").status_code == 404
