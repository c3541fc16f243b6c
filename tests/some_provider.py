"""A provider over HTTP, which notes what it is asked and answers as it is told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-proj-the-key-of-this-server"


@dataclass
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class SomeProvider:
    """What it was asked, and what it answers next.

    Attributes:
        url: Its base URL.
        asked: The requests that arrived.
        answer: Writes the answer to a request.
        left: Set once a client has left before the answer's end.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answer: Callable[[BaseHTTPRequestHandler], None] = lambda h: say(h, "hello")
    left: threading.Event = field(default_factory=threading.Event)

    @property
    def keys(self) -> list[str]:
        return [asked.headers["authorization"] for asked in self.asked]


def completion(text: str) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "house-model",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": "stop",
            }
        ],
    }


def chunk(text: str = "", finish_reason: str | None = None) -> bytes:
    """Return an event of a stream; without a text or a reason, one with no choice."""
    delta = {"index": 0, "delta": {"content": text}, "finish_reason": finish_reason}
    choices = [delta] if text or finish_reason else []
    body = completion("") | {"object": "chat.completion.chunk", "choices": choices}
    return f"data: {json.dumps(body)}\n\n".encode()


def send(
    handler: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    **headers: str,
) -> None:
    handler.send_response(status)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in ({"content-type": "application/json"} | named).items():
        handler.send_header(name, value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def say(handler: BaseHTTPRequestHandler, text: str, **headers: str) -> None:
    """Answer with a whole completion, or the list of models."""
    models = {"object": "list", "data": [{"id": "house-model"}]}
    is_list = handler.command == "GET"
    body = json.dumps(models if is_list else completion(text)).encode()
    send(handler, 200, body, **headers)


def begin_stream(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "text/event-stream")
    handler.send_header("x-request-id", "req_1")
    handler.send_header("connection", "close")
    handler.end_headers()


def stream(handler: BaseHTTPRequestHandler, *pieces: bytes, pause: float = 0) -> None:
    """Answer with these bytes, one packet each, and end."""
    begin_stream(handler)
    for piece in pieces:
        handler.wfile.write(piece)
        handler.wfile.flush()
        time.sleep(pause)


@contextmanager
def serving_provider(port: int = 0) -> Iterator[SomeProvider]:
    provider = SomeProvider()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            headers = {name.lower(): value for name, value in self.headers.items()}
            provider.asked.append(Asked(self.command, self.path, headers, body))
            try:
                provider.answer(self)
            except OSError:
                provider.left.set()

        do_GET = do_POST  # noqa: N815 - the server looks for this name

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        provider.url = f"http://127.0.0.1:{server.server_port}/v1"
        yield provider
        server.shutdown()


@contextmanager
def answering(
    body: bytes, kind: str = "text/event-stream", status: int = 200
) -> Iterator[str]:
    """Answer every request alike, and yield the server's address without a path."""
    with serving_provider() as provider:
        provider.answer = lambda h: send(h, status, body, content_type=kind)
        yield provider.url.removesuffix("/v1")
