"""Starts a server that is to say at once why it cannot."""

import subprocess
import sys
from pathlib import Path

from lesson_steps import ROOT


def refused_start(*options: str, project: Path = ROOT) -> str:
    """Start the app, and return what it says when it ends.

    Args:
        options: Streamlit's.
        project: The folder of its `Home.py`.
    """
    command = [sys.executable, "-m", "streamlit", "run", project / "Home.py"]
    server = subprocess.run(
        [*command, "--server.headless=true", "--server.port=0", *options],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=project,
        check=False,
    )
    assert server.returncode == 1
    return server.stderr
