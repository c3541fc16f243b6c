"""Refuses what no page of this app asks: other hosts' names, and files."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lessons.live.streamlit_internals import is_host_allowed

UNKNOWN_NAME = (
    "This server does not know the name by which it was asked. Whoever runs it "
    "can add the name to server.allowedHosts; see the README.\n"
)
NO_FILES = "This app takes no files.\n"
# Streamlit's own; below a base path it has that before it.
UPLOADS = "/_stcore/upload_file"


class RefusedRequests:
    """Middleware that refuses requests before it has read their bodies.

    Streamlit asks `server.allowedHosts` of websockets only, and `server.maxUploadSize`
    of each file, however many there are.

    https://docs.streamlit.io/develop/api-reference/configuration/config.toml#server
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it at once."""
        await (_refusal(scope) or self.app)(scope, receive, send)


def _refusal(scope: Scope) -> ASGIApp | None:
    if scope["type"] != "http":
        return None
    if not is_host_allowed(Headers(scope=scope).get("host")):
        return _refuse(421, UNKNOWN_NAME)
    if UPLOADS in scope["path"]:
        return _refuse(403, NO_FILES)
    return None


def _refuse(status: int, text: str) -> ASGIApp:
    # Else the server would go on to receive the body, though nobody reads it.
    return PlainTextResponse(text, status, headers={"Connection": "close"})
