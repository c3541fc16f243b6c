"""Serves the practice model alone: `python -m lessons.practice`."""

import signal

if __name__ == "__main__":
    # Ctrl-C is no mistake, not even during the imports, which take a while.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import contextlib
import errno
import logging
import sys

from lessons.practice.api.app import create_app
from lessons.practice.api.server import (
    EVERYWHERE,
    LOOPBACK,
    PRACTICE_KEY,
    base_url,
    listen,
    serve,
)
from lessons.practice.api.stream import PIECES_A_SECOND, read_speed
from lessons.snippet_files import DEFAULT_MODEL

LAST_PORT = 65_535


def main(arguments: list[str]) -> int:
    """Serve the practice model until Ctrl-C, or until the system ends it.

    Args:
        arguments: The command line, without the program.

    Returns:
        The exit code: 1 if there is nowhere to listen, else 0.
    """
    asked = _parse(arguments)
    try:
        listener = listen(asked.host, asked.port)
    except OSError as error:
        print(_why_not(error, asked.host, asked.port), file=sys.stderr)
        return 1
    print(f"export OPENAI_BASE_URL={base_url(listener)}")
    print(f"export OPENAI_API_KEY={PRACTICE_KEY}", flush=True)
    if asked.host in EVERYWHERE:
        here = EVERYWHERE[asked.host]
        hint = f"On other machines, put the name of this one for {here}."
        print(hint, file=sys.stderr)
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    app = create_app(PRACTICE_KEY, DEFAULT_MODEL, asked.speed, with_links=False)
    with contextlib.suppress(KeyboardInterrupt):
        # uvicorn raises again what stopped it. So answers that it cut are logged.
        for asked_to_stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(asked_to_stop, signal.default_int_handler)
        # The app logs its own mistakes, and a connection dropped on demand is none.
        serve(app, listener, log_level="critical")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lessons.practice",
        description="A practice model: an OpenAI-compatible provider without AI.",
    )
    parser.add_argument("--host", default=LOOPBACK, help="where to listen")
    parser.add_argument("--port", default=8000, type=_port, help="0 for any free one")
    parser.add_argument(
        "--speed",
        default=PIECES_A_SECOND,
        type=_speed,
        help="tokens a second; 0 means at once",
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    with contextlib.suppress(ValueError):
        port = int(text)
        if 0 <= port <= LAST_PORT:
            return port
    raise argparse.ArgumentTypeError(f"A port is a number up to {LAST_PORT}.")


def _speed(text: str) -> float:
    try:
        return read_speed(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use. Choose another one with --port."
    return f"Cannot listen at {host}, port {port}: {error.strerror or error}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
