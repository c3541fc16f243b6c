"""A host outside, which notes what a browser asks of it."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from nasty import OUTSIDE


@dataclass(frozen=True)
class Outside:
    """A host outside.

    Attributes:
        address: Where it is.
        asked: The paths that were asked for.
    """

    address: str
    asked: list[str]


@contextlib.contextmanager
def listening_outside() -> Iterator[Outside]:
    """Serve a page at any path of `outside.test`, on a free port."""
    asked: list[str] = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(b"<h1>Outside</h1>")

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Outside(f"http://{OUTSIDE}:{server.server_port}", asked)
        server.shutdown()
