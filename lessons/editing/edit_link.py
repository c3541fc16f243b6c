"""Lets in who opens the link in the terminal, and keeps its token out of addresses."""

from urllib.parse import quote, unquote_to_bytes

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lessons.address import base_path
from lessons.editing.gate import EDIT, PASS, cookie_name, is_token

# Without it the cookie would go with the browser's last window.
SECONDS_KEPT = 30 * 24 * 3600
# What an address keeps as it is; what is written as `%..` too.
IN_PAGES, IN_QUERIES = "%", "%!$&'()*+,/:;=?@"
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class EditLink:
    """Middleware that answers each page with a token in its query, right or wrong.

    It sends the browser to the page without it, with a cookie if the token is right.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or send the browser on."""
        is_page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        parts = scope["query_string"].split(b"&") if is_page else []
        kept = [part for part in parts if _name(part) != EDIT.encode()]
        if len(kept) == len(parts):
            await self.app(scope, receive, send)
            return
        answer = Response(status_code=303, headers=HEADERS)
        answer.headers["Location"] = _same_page(scope, b"&".join(kept))
        if any(is_token(_value(part)) for part in parts if part not in kept):
            answer.set_cookie(
                cookie_name(),
                PASS,
                max_age=SECONDS_KEPT,
                path=base_path(),
                secure=scope["scheme"] == "https",
                httponly=True,
                samesite="strict",
            )
        await answer(scope, receive, send)


def _name(part: bytes) -> bytes:
    return unquote_to_bytes(part.partition(b"=")[0])


def _value(part: bytes) -> bytes:
    return unquote_to_bytes(part.partition(b"=")[2])


def _same_page(scope: Scope, query: bytes) -> str:
    """Return a page's address as seen from itself: a proxy may have cut its path.

    It begins with a dot, so that no path can name another host.
    """
    page = scope["raw_path"].rpartition(b"/")[2]
    address = f"./{quote(page, safe=IN_PAGES)}"
    return f"{address}?{quote(query, safe=IN_QUERIES)}" if query else address
