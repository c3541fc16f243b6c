"""Runs a script under `streamlit run`, as its reader does."""

import contextlib
import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
# Windows cannot fork: there each process imports all of this anew.
CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
PROCESSES = multiprocessing.get_context("forkserver" if CAN_FORK else "spawn")
# What a server imports of what is installed; of the project's own, nothing.
PROCESSES.set_forkserver_preload(
    ["streamlit.web.cli", "streamlit.starlette", "openai", "pandas", "altair"]
)


class Server(NamedTuple):
    """A running server: where it answers, and its process."""

    address: str
    pid: int


@contextlib.contextmanager
def serving(
    script: Path, log: Path | None = None, port: int = 0, **environment: str
) -> Iterator[str]:
    """Run one of the project's scripts as `started` does, at a third of its cost.

    Args:
        script: The script's file.
        log: Where what the server prints is written, if anyone wants to read it.
        port: Where it listens; by default, where nothing does.
        environment: What it finds in its environment besides the tests' own.

    Yields:
        Its address.
    """
    port = free_port(port)
    command = _command(script, port)
    server = forked(command, ROOT, {**_inherited(), **environment}, log)
    try:
        address = f"http://localhost:{port}"
        _wait_until_healthy(address)
        yield address
    finally:
        server.terminate()
        server.join()


@contextlib.contextmanager
def started(script: Path, folder: Path, log: Path) -> Iterator[Server]:
    """Run a script as its reader would until the block ends.

    Args:
        script: The script's file.
        folder: Where it is started, and Streamlit looks for its configuration.
        log: Where what the server prints is written.
    """
    port = free_port()
    command = [sys.executable, "-m", *_command(script, port)]
    with (
        log.open("w") as printed,
        subprocess.Popen(
            command, cwd=folder, env=_inherited(), stdout=printed, stderr=printed
        ) as server,
    ):
        try:
            address = f"http://localhost:{port}"
            _wait_until_healthy(address)
            yield Server(address, server.pid)
        finally:
            server.terminate()


def forked(
    command: list[str], folder: Path, environment: Mapping[str, str], log: Path | None
) -> BaseProcess:
    """Start Streamlit in a copy of a process that has imported it.

    Args:
        command: What one types.
        folder: Where.
        environment: What is in the environment, and nothing else.
        log: Where what it prints is written, if anyone wants to read it.
    """
    arguments = (command, str(folder), dict(environment), log)
    process = PROCESSES.Process(target=_run, args=arguments)
    # A copy would run it first; and AppTest leaves the last test's script there.
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    return process


def _run(
    command: list[str], folder: str, environment: dict[str, str], log: Path | None
) -> None:
    """Make the process what it is when begun anew, and do what the command says."""
    # Not what all who import this module need.
    from streamlit.web.cli import main  # noqa: PLC0415

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    own = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    installed = [
        path for path in sys.path if path.startswith((sys.prefix, sys.base_prefix))
    ]
    sys.path[:] = [folder, *own, *installed]
    sys.argv[:] = command
    sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in environment
    if log:
        printed = log.open("w")
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
    main(command[1:], prog_name=command[0])


def free_port(port: int = 0) -> int:
    """Return a port on which nothing listens.

    Args:
        port: The one that is wanted, if any.
    """
    with socket.create_server(("127.0.0.1", port)) as free:
        found: int = free.getsockname()[1]
        return found


def _command(script: Path, port: int) -> list[str]:
    options = [f"--server.port={port}", "--server.headless=true"]
    return ["streamlit", "run", str(script), *options]


def _inherited() -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI_")}
    # A developer's own key must not be spent by tests.
    inherited["STREAMLIT_SECRETS_FILES"] = ""
    # Nor does what they find depend on what else runs here.
    inherited["LESSONS_LOCAL_MODELS"] = "0"
    return inherited


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
