"""Streamlit's index.html, which the browser loads first for every page, as we send it.

It goes to whoever opens a page, from middleware that stands before Streamlit, and says
what the page is called.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, QueryParams
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons import columns, presentation, wording
from lessons.address import public_address
from lessons.lesson import ContentError
from lessons.page_head import PageHead, head_of

INDEX = Path(st.__file__).parent / "static" / "index.html"
# Its files are beside the page, and so is the server. Not told so, Streamlit looks
# below the page first, and waits before it looks beside.
SERVER_IS_HERE = """<script>
      window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }
    </script>"""
# What every lesson is made of. Not told so, the browser asks for each of these only
# once the server has said that the page has one.
ELEMENTS = ("BidiComponent", "Button", "ChatInput", "Checkbox", "Html", "Pagination")
TITLE = "<title>Streamlit</title>"
VIEWPORT = 'content="width=device-width, '
IMPORTED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')


def _scripts_of(names: tuple[str, ...], folder: Path) -> Iterator[str]:
    """Yield the files of Streamlit's elements, and of all that they import."""
    found = [file.name for name in names for file in folder.glob(f"{name}.*.js")]
    for name in found:  # It grows meanwhile.
        yield name
        imported = IMPORTED.findall((folder / name).read_text("utf-8"))
        found += [other for other in imported if other not in found]


def _page() -> str:
    page = INDEX.read_text("utf-8")
    links = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{script}">'
        for script in _scripts_of(ELEMENTS, INDEX.parent / "static" / "js")
        if script not in page
    ]
    style = f"<style>{columns.STYLE}{presentation.STYLE}</style>"
    head = "\n    ".join([SERVER_IS_HERE, style, *links])
    # A phone's keyboard takes its room from the page, whose input stays above it.
    page = page.replace(VIEWPORT, f"{VIEWPORT}interactive-widget=resizes-content, ", 1)
    return page.replace("</head>", f"  {head}\n  </head>", 1)


# All but the title, and what else its head says of each page.
PAGE = _page()
is_not_modified = StaticFiles(check_dir=False).is_not_modified


class IndexPage:
    """Middleware that sends our page wherever Streamlit sends its index.html.

    Args:
        app: The app that answers, and whose other answers pass as they are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # Under which tag Streamlit sends the file, whatever address it is asked at.
        self.tag = FileResponse(INDEX, stat_result=INDEX.stat()).headers["etag"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_index = False

        async def send_ours(message: Message) -> None:
            nonlocal is_index
            if message["type"] == "http.response.start":
                is_index = Headers(raw=message["headers"]).get("etag") == self.tag
                if is_index:
                    await _page_for(scope)(scope, receive, send)
            if not is_index:
                await send(message)

        await self.app(scope, receive, send_ours if scope["type"] == "http" else send)


def _page_for(scope: Scope) -> Response:
    try:
        head = head_of(
            posixpath.basename(scope["path"]), QueryParams(scope["query_string"])
        )
    except ContentError:  # The page itself says what is wrong.
        head = PageHead(wording.APP, "", "")
    html = PAGE.replace(TITLE, _tags(head), 1)
    tag = hashlib.sha256(html.encode()).hexdigest()[:32]
    headers = {"Cache-Control": "no-cache", "ETag": f'"{tag}"'}
    page = HTMLResponse(html, headers=headers)
    if is_not_modified(page.headers, Headers(scope=scope)):
        return NotModifiedResponse(page.headers)
    return page


def _tags(head: PageHead) -> str:
    """Return in HTML what a page's head says of it: https://ogp.me."""
    said = {
        "og:site_name": wording.APP,
        "og:type": "article" if head.is_step else "website",
        "og:title": head.title,
        "og:description": head.description,
    }
    tags = [
        f"<title>{escape(head.title)}</title>",
        f'<meta name="description" content="{escape(head.description)}">',
    ]
    if public := public_address():
        said["og:url"] = public + head.address
        tags.append(f'<link rel="canonical" href="{escape(said["og:url"])}">')
    tags += [
        f'<meta property="{name}" content="{escape(content)}">'
        for name, content in said.items()
    ]
    return "\n    ".join(tags)
