"""Finds the taught code: in `content/`, a folder a lesson, a script a file."""

import re
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
# The snippets name it themselves, for whoever copies them: a test keeps them equal.
DEFAULT_MODEL = "gpt-5.4-mini"
IMPORTS_OPENAI = re.compile(r"^(from|import) openai\b", re.MULTILINE)
NAME = re.compile(r"\w+/\w+", re.ASCII)


def snippet_path(name: str, content: Path = CONTENT) -> Path:
    """Return the file of a snippet named `<lesson>/<snippet>`.

    Raises:
        LookupError: There is no such snippet.
    """
    path = content / f"{name}.py"
    # The name may stand in an address, so it must not lead out of the folder.
    if NAME.fullmatch(name) and path.is_file():
        return path
    raise LookupError(f"There is no snippet {name!r}.")


def snippet_name(path: Path) -> str:
    """Return the name `<lesson>/<snippet>` of a snippet's file."""
    return path.relative_to(CONTENT).with_suffix("").as_posix()


def asks_provider(path: Path) -> bool:
    """Tell whether a snippet asks a provider for answers."""
    return bool(IMPORTS_OPENAI.search(path.read_text("utf-8")))


def all_snippets() -> list[Path]:
    """Return the files of all snippets, sorted."""
    return sorted(CONTENT.glob("*/*.py"))
