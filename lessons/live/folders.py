"""Keeps the server's folders, and the runner, out of the errors that a script shows."""

import os
import sysconfig
from pathlib import Path

from lessons.live.streamlit_internals import ExceptionProto

OURS = Path(__file__).parent.parent
RUNNER = Path(__file__).parent
# Where a server has files, and what stands for it in what is shown.
FOLDERS = {
    str(OURS.parent): "",
    str(Path.cwd()): "",
    sysconfig.get_path("purelib"): "",
    sysconfig.get_path("stdlib"): "",
    str(Path.home()): f"~{os.sep}",
}


def leave_out_folders(error: ExceptionProto, script_folder: str) -> None:
    """Let an error begin in the script, and name files without their folders.

    Args:
        error: What is shown of the error.
        script_folder: Where the script is.
    """
    rows = list(error.stack_trace)
    is_script = [_is_in(row, script_folder) for row in rows]
    # Streamlit's warnings tell who called whom since the server's start.
    first = is_script.index(True) if any(is_script) else 0
    begun = first if any(_is_in(row, RUNNER) for row in rows[:first]) else 0
    error.stack_trace[:] = [
        _without_folders(row, script_folder)
        for row, is_its_own in list(zip(rows, is_script, strict=True))[begun:]
        if is_its_own or not _is_in(row, OURS)
    ]
    error.message = _without_folders(error.message, script_folder)


def _is_in(row: str, folder: str | Path) -> bool:
    return row.startswith(f'File "{folder}{os.sep}')


def _without_folders(text: str, script_folder: str) -> str:
    shown = {script_folder: ""} | FOLDERS
    for folder in sorted(shown, key=len, reverse=True):  # One may be in another.
        if len(folder) > 1:  # The root of all files is no secret.
            text = text.replace(f"{folder}{os.sep}", shown[folder])
    return text
