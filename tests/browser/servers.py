"""Runs a script under `streamlit run`, as its reader does."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@contextlib.contextmanager
def serving(script: Path, log: Path | None = None, **environment: str) -> Iterator[str]:
    """Run a script as its reader would, on a free port, and yield its address.

    Args:
        script: The script's file.
        log: Where what the server prints is written, if anyone wants to read it.
        environment: What it finds in its environment besides the tests' own.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = [f"--server.port={port}", "--server.headless=true"]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI_")}
    # A developer's own key must not be spent by tests.
    inherited["STREAMLIT_SECRETS_FILES"] = ""
    # Nor does what they find depend on what else runs here.
    inherited["LESSONS_LOCAL_MODELS"] = "0"
    with (
        log.open("w") if log else contextlib.nullcontext() as printed,
        subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env={**inherited, **environment},
            stdout=printed,
            stderr=printed,
        ) as server,
    ):
        try:
            address = f"http://localhost:{port}"
            _wait_until_healthy(address)
            yield address
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
