"""Lets a page load from this server alone, whatever anyone writes into it."""

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons import index_page

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _inline_scripts() -> list[str]:
    """Return the hashes of the scripts that the page itself holds."""
    hashes = (
        hashlib.sha256(script.encode()).digest()
        for script in INLINE_SCRIPT.findall(index_page.PAGE)
    )
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes]


POLICY = "; ".join(
    (
        "default-src 'self'",
        # A component's code is a blob, and what draws Graphviz charts is WebAssembly.
        f"script-src 'self' blob: 'wasm-unsafe-eval' {' '.join(_inline_scripts())}",
        # Streamlit writes its styles into the page, and so do our marks.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)


class ContentSecurityPolicy:
    """Middleware that sends the policy with every answer.

    https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and the policy back with its answer."""

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
            await send(message)

        await self.app(scope, receive, send_with_policy)
