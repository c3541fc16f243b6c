"""Finds the taught code: in `content/`, a folder a lesson, a script a file."""

import functools
import importlib.metadata
import re
from pathlib import Path

CONTENT = Path(__file__).parent / "content"
# The snippets name it themselves, for whoever copies them: a test keeps them equal.
DEFAULT_MODEL = "gpt-5.4-mini"
IMPORT = re.compile(r"^(?:from|import) (\w+)", re.MULTILINE)
# What a learner installs for what a script imports.
PACKAGES = {
    "streamlit": "streamlit",
    "openai": "openai",
    "streamlit_extras": "streamlit-extras",
}
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


def is_snippet(path: Path) -> bool:
    """Tell whether a script is one of a lesson's, not of an exercise."""
    return path.parents[1] == CONTENT


def asks_provider(path: Path) -> bool:
    """Tell whether a snippet asks a provider for answers."""
    return "openai" in IMPORT.findall(path.read_text("utf-8", "replace"))


def asks_for_messages(path: Path) -> bool:
    """Tell whether a snippet asks for chat messages."""
    return "st.chat_input(" in path.read_text("utf-8", "replace")


def may_keep_state(path: Path) -> bool:
    """Tell whether a snippet, or what it imports, may put anything in session state."""
    source = path.read_text("utf-8", "replace")
    return "session_state" in source or "streamlit_extras" in IMPORT.findall(source)


def installs(source: str) -> list[str]:
    """Return what a learner installs to run a script, as pip takes it.

    `streamlit run` takes Streamlit, whatever the script imports.
    """
    imported = ["streamlit", *IMPORT.findall(source)]
    return [_pinned(name) for module, name in PACKAGES.items() if module in imported]


@functools.cache
def _pinned(package: str) -> str:
    """Return a package in the version with which its scripts run here.

    That one still does what the lessons say when there are newer ones.
    """
    return f"{package}=={importlib.metadata.version(package)}"


@functools.cache
def file_name(path: Path) -> str:
    """Return the name under which a learner keeps a snippet: no other has the same."""
    is_alone = len(list(path.parents[1].glob(f"*/{path.name}"))) == 1
    return path.name if is_alone else f"{path.parent.name}_{path.name}"


def all_snippets() -> list[Path]:
    """Return the files of all snippets, sorted."""
    return sorted(CONTENT.glob("*/*.py"))
