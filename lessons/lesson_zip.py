"""A lesson's scripts to take along: each by itself, and all in one zip file."""

import hashlib
import io
import posixpath
import zipfile
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons import wording
from lessons.lesson import kept, read_lesson, read_welcome
from lessons.lesson_fields import Lesson
from lessons.snippet_files import CONTENT, asks_provider, file_name, installs

# Where a page asks for them, seen from itself.
FOLDER, ENDING = "scripts", ".zip"
PATH = f"{FOLDER}/{{name}}"
SCRIPT_PATH = f"{FOLDER}/{{slug}}/{{name}}"
# A zip file holds the time of each file in it. With none of its own, the same content
# gives the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def zip_address(slug: str) -> str:
    """Return where a lesson's zip file is, seen from the lesson's page."""
    return posixpath.join(FOLDER, f"{slug}{ENDING}")


def script_address(lesson: Lesson, path: Path) -> str:
    """Return where a script is as text, seen from its lesson's page.

    Returns:
        The address; nothing for one that is not among the lesson's scripts.
    """
    if path not in _scripts(lesson):
        return ""
    return posixpath.join(FOLDER, lesson.slug, file_name(path))


def answer_script(request: Request) -> Response:
    """Answer with the script that is asked for, as text."""
    slug, name = request.path_params["slug"], request.path_params["name"]
    scripts = {}
    if slug in read_welcome().lessons:
        scripts = {file_name(path): path for path in _scripts(read_lesson(slug))}
    if name not in scripts:
        return PlainTextResponse("There is no such script.", status_code=404)
    # Read as bytes: it is copied as it is.
    return Response(scripts[name].read_bytes(), media_type="text/plain")


def answer_zip(request: Request) -> Response:
    """Answer with the zip file of the lesson whose name is asked for."""
    slug = request.path_params["name"].removesuffix(ENDING)
    if slug not in read_welcome().lessons:
        return Response("There is no such lesson.", status_code=404)
    body = kept(packed, CONTENT / slug)
    headers = {
        "Content-Disposition": f'attachment; filename="{slug}{ENDING}"',
        "Cache-Control": "no-cache",
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
    }
    return Response(body, media_type="application/zip", headers=headers)


def packed(folder: Path) -> bytes:
    """Return the zip file of a folder's lesson: it unpacks to a folder of its name.

    The same content gives the same bytes.
    """
    lesson = read_lesson(folder.name)
    scripts = {file_name(path): path for path in _scripts(lesson)}
    texts = {name: path.read_text("utf-8") for name, path in scripts.items()}
    packages = sorted({name for text in texts.values() for name in installs(text)})
    texts["requirements.txt"] = "".join(f"{package}\n" for package in packages)
    texts["README.md"] = _readme(lesson)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in sorted(texts.items()):
            entry = zipfile.ZipInfo(f"{lesson.slug}/{name}", NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, text)
    return result.getvalue()


def _scripts(lesson: Lesson) -> dict[Path, str]:
    """Return the scripts that a lesson shows, in their order, and what each is."""
    scripts: dict[Path, str] = {}
    for step in lesson.steps:
        what = step.heading
        if step.mend:
            what = wording.ZIP_BROKEN.format(title=what, mend=file_name(step.mend))
        scripts.setdefault(step.snippet, what)
        if step.mend:
            scripts.setdefault(step.mend, wording.ZIP_MEND.format(title=step.heading))
    for exercise in lesson.exercises:
        what = wording.ZIP_SOLUTION.format(title=exercise.title)
        scripts.setdefault(exercise.solution, what)
    return scripts


def _readme(lesson: Lesson) -> str:
    scripts = _scripts(lesson)
    lines = [f"- `{file_name(path)}`: {what}" for path, what in scripts.items()]
    asks = any(asks_provider(path) for path in scripts)
    return wording.ZIP_README.format(
        title=lesson.title,
        first=file_name(next(iter(scripts))),
        key=wording.ZIP_README_KEY if asks else "",
        scripts="\n".join(lines),
    )
