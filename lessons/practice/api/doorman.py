"""Stands before the app: counts requests at once, and writes a line about each."""

import logging
import time
import uuid
from collections import Counter
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.practice.api.models import rate_limited

LOG = logging.getLogger("lessons.practice")
LONGEST_METHOD, LONGEST_PATH = 10, 80
# What nginx logs where nobody was left to take the response.
CLIENT_LEFT = 499


class RequestsAtOnce:
    """Refuses requests of a client that has too many of them under way.

    Args:
        app: The app to protect.
        most: How many requests of one client it may answer at once.
        most_of_all: How many of all clients: anyone may invent a key.
    """

    def __init__(self, app: ASGIApp, most: int, most_of_all: int) -> None:
        self.app = app
        self.most = most
        self.most_of_all = most_of_all
        self._under_way: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        client = client_of(scope)
        is_one_too_many = self._under_way[client] >= self.most
        if is_one_too_many or self._under_way.total() >= self.most_of_all:
            limit = self.most if is_one_too_many else self.most_of_all
            refusal = rate_limited(f"requests at once: Limit {limit}")
            await refusal.response()(scope, receive, send)
            return
        self._under_way[client] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._under_way[client] -= 1
            if not self._under_way[client]:
                del self._under_way[client]


class RequestLog:
    """Logs method, path, model, status and milliseconds; never what was said.

    It also gives each response an id, as OpenAI's have.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), CLIENT_LEFT

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                # The client gives it as `_request_id`, for bug reports.
                request_id = f"req_{uuid.uuid4().hex}".encode()
                headers = [*message.get("headers", ()), (b"x-request-id", request_id)]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception:
            status = 500
            raise
        finally:
            LOG.info(
                "%s %s %s %d %d ms",
                scope["method"][:LONGEST_METHOD],
                # Quoted, so that no path can forge a line.
                quote(scope["path"])[:LONGEST_PATH],
                scope.get("state", {}).get("model", "-"),
                status,
                (time.perf_counter() - begun) * 1000,
            )


def client_of(scope: Scope) -> str:
    """Return what tells one client from another: its address and its key.

    All who learn in one room share an address, and the pages' own scripts do too.
    """
    address = scope["client"][0] if scope.get("client") else "unknown"
    return f"{address} {Headers(scope=scope).get('authorization', '')}"
