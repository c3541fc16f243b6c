"""A lesson's zip file holds what one needs to run its scripts."""

import io
import zipfile

import pytest
from lesson_steps import LESSONS, SHOWN
from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson_fields import Lesson
from lessons.lesson_zip import answer_script, answer_zip, packed, zip_address
from lessons.snippet_files import CONTENT, all_snippets, asks_provider, file_name


def ask_script(slug: str, name: str) -> Response:
    params = {"slug": slug, "name": name}
    return answer_script(Request({"type": "http", "path_params": params}))


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
    packages = {line.partition("==")[0] for line in requirements}
    assert ("openai" in packages) == ("secrets.toml" in readme) == asks
    assert "streamlit" in packages
    mistakes = [step for step in lesson.steps if step.mend]
    assert readme.count("broken on purpose; mended: `") == len(mistakes) > 0


def test_each_script_of_a_lesson_is_there_as_text_and_nothing_else_is() -> None:
    for shown in SHOWN:
        answer = ask_script(shown.slug, file_name(shown.path))
        assert answer.body == shown.path.read_bytes()
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    for slug, name in [
        ("echo_bot", "nonsense.py"),
        ("echo_bot", "../../wording.py"),
        ("echo_bot", "lesson.md"),
        ("..", "wording.py"),
        ("where_next", "Dockerfile"),
        ("nonsense", "echo_bot.py"),
    ]:
        assert ask_script(slug, name).status_code == 404


def test_the_same_content_gives_the_same_file() -> None:
    folder = CONTENT / "echo_bot"
    assert packed(folder) == packed(folder) == bytes(ask("echo_bot.zip").body)


def test_a_lesson_that_is_not_there_has_none() -> None:
    assert ask("nonsense.zip").status_code == 404
