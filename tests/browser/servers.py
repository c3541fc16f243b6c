"""Runs a script under `streamlit run`, as its reader does."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent


class Server(NamedTuple):
    """A running server: where it answers, and its process."""

    address: str
    pid: int


@contextlib.contextmanager
def serving(
    script: Path, log: Path | None = None, port: int = 0, **environment: str
) -> Iterator[str]:
    """Run one of the project's scripts as `started` does, and yield its address."""
    with started(script, ROOT, log, port, **environment) as server:
        yield server.address


@contextlib.contextmanager
def started(
    script: Path,
    folder: Path,
    log: Path | None = None,
    port: int = 0,
    **environment: str,
) -> Iterator[Server]:
    """Run a script as its reader would until the block ends.

    Args:
        script: The script's file.
        folder: Where it is started, and Streamlit looks for its configuration.
        log: Where what the server prints is written, if anyone wants to read it.
        port: Where it listens; by default, where nothing does.
        environment: What it finds in its environment besides the tests' own.
    """
    with socket.create_server(("127.0.0.1", port)) as free:
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
            cwd=folder,
            env={**inherited, **environment},
            stdout=printed,
            stderr=printed,
        ) as server,
    ):
        try:
            address = f"http://localhost:{port}"
            _wait_until_healthy(address)
            yield Server(address, server.pid)
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):
                return
        except urllib.error.HTTPError:
            return  # It is there, by another name or below a path.
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
