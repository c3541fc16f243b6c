"""Runs on loopback what `deploy/` runs in containers, by deploy/'s own files."""

import contextlib
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx2
import pytest
import yaml
from browser.servers import forked

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
TEMPLATE = (DEPLOY / "nginx.conf.template").read_text()
SETTINGS = {
    "HOSTS": "lessons.example.org",
    "COOKIE_SECRET": "known to all replicas",
    "BASE_PATH": "/lessons",
}
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
NO_NGINX = "nginx is missing: install it to run the tests of deploy/."
PATIENCE = 20


def instructions(word: str) -> list[str]:
    """Return what stands behind a word in the container file, in its order."""
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    return [
        line.removeprefix(word).strip()
        for line in text.splitlines()
        if line.startswith(f"{word} ")
    ]


def build_image(folder: Path) -> None:
    """Make a folder as the container file makes the image's."""
    for copied in instructions("COPY"):
        source, target = copied.split()
        if (ROOT / source).is_dir():
            unwanted = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / source, folder / target, ignore=unwanted)
        else:
            (folder / target).mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, folder / target)
    python, *arguments = shlex.split(instructions("RUN")[-1])
    assert python == "python"
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True)


def compose_environment(service: str, **settings: str) -> dict[str, str]:
    """Return a service's environment as compose fills it in from settings."""
    environment = COMPOSE["services"][service]["environment"]
    return {name: interpolated(value, settings) for name, value in environment.items()}


def interpolated(text: str, settings: Mapping[str, str]) -> str:
    """Fill in `${NAME:-default}` and `${NAME:?message}`."""
    given = r"\$\{(\w+):([-?])([^}]*)\}"

    def value(found: re.Match[str]) -> str:
        name, kind, default = found.groups()
        return settings.get(name) or default if kind == "-" else settings[name]

    return re.sub(given, value, text)


class Replica:
    """One server of the app, which can be stopped and started again.

    Args:
        image: The folder of the image.
        log: Where it writes what it prints.
        settings: What compose is told.
    """

    def __init__(self, image: Path, log: Path, **settings: str) -> None:
        self.port = free_port()
        self._image, self._log = image, log
        self._base_path = settings.get("BASE_PATH", "")
        of_image = dict(
            setting.split("=", 1)
            for line in instructions("ENV")
            for setting in shlex.split(line)
        )
        self._environment = {
            "PATH": os.environ["PATH"],
            **of_image,
            **compose_environment("replica-1", **settings),
            # What differs from a container of its own.
            "HOME": str(image.parent),
            "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
            "STREAMLIT_SERVER_PORT": str(self.port),
            "PRACTICE_SPEED": "0",
        }

    def start(self) -> None:
        command = yaml.safe_load(instructions("CMD")[0])
        assert command[0] == "streamlit"
        self._process = forked(command, self._image, self._environment, self._log)

    def wait(self) -> None:
        """Wait until it is healthy."""
        address = f"http://localhost:{self.port}{self._base_path}/_stcore/health"
        wait_until(lambda: is_healthy(address))

    def stop(self) -> None:
        """End it as `docker stop` does."""
        self._process.terminate()
        self._wait_for_end()

    def kill(self) -> None:
        self._process.kill()
        self._wait_for_end()

    def _wait_for_end(self) -> None:
        self._process.join(PATIENCE)
        assert not self._process.is_alive()


@contextlib.contextmanager
def replicas(number: int, image: Path, **settings: str) -> Iterator[list[Replica]]:
    """Start replicas of an image and wait until they are healthy."""
    logs = [image.with_name(f"{index}.log") for index in range(number)]
    started = [Replica(image, log, **settings) for log in logs]
    try:
        for replica in started:
            replica.start()
        for replica in started:
            replica.wait()
        yield started
    finally:
        for replica in started:
            replica.kill()


class Proxy:
    """A running nginx.

    Attributes:
        address: Where the app is behind it.
    """

    def __init__(self, address: str, log: Path) -> None:
        self.address = address
        self._log = log

    def log(self) -> str:
        return self._log.read_text()

    def replica_of(self, path: str) -> int:
        """Return the port that answered a request for a path."""
        line = rf" {re.escape(path)} .*:(\d+) [\d, ]+$"
        wait_until(lambda: re.search(line, self.log(), re.MULTILINE))
        return int(re.findall(line, self.log(), re.MULTILINE)[-1])


@contextlib.contextmanager
def proxy(folder: Path, behind: list[Replica], base_path: str = "") -> Iterator[Proxy]:
    """Run nginx with deploy/'s configuration, the replicas' places filled in."""
    port = free_port()
    environment = compose_environment("nginx", BASE_PATH=base_path)
    environment["LISTEN"] = f"127.0.0.1:{port}"
    for number, replica in enumerate(behind, start=1):
        name, place = f"replica-{number}:8501 resolve", f"127.0.0.1:{replica.port}"
        assert name in environment["REPLICAS"]
        environment["REPLICAS"] = environment["REPLICAS"].replace(name, place)
    configuration = re.sub(
        r"\$\{([A-Z_]+)\}", lambda found: environment[found[1]], TEMPLATE
    )
    with nginx(folder, configuration) as log:
        address = f"http://localhost:{port}{base_path}"
        wait_until(lambda: is_healthy(f"{address}/_stcore/health"))
        yield Proxy(address, log)


@contextlib.contextmanager
def nginx(folder: Path, configuration: str) -> Iterator[Path]:
    """Run nginx as compose does, and yield the file of its log."""
    if not NGINX:
        if os.environ.get("CI"):
            pytest.fail(NO_NGINX)
        pytest.skip(NO_NGINX)
    folder.mkdir(exist_ok=True)
    (folder / "nginx.conf").write_text(configuration)
    log = folder / "log"
    command = [
        part.replace("/tmp", str(folder))
        for part in [NGINX, *COMPOSE["services"]["nginx"]["command"][1:]]
    ]
    # Its workers, else of a user without rights, write into the tests' folder.
    command[-1] += " user root;"
    with (
        log.open("w") as printed,
        subprocess.Popen(command, stdout=printed, stderr=printed) as process,
    ):
        try:
            yield log
        finally:
            process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def is_healthy(address: str) -> bool:
    try:
        return httpx2.get(address).is_success
    except httpx2.TransportError:
        return False


def wait_until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
