"""Serves Streamlit's own files, the browser's part of it, to a whole room."""

import asyncio
import gzip
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(st.__file__).parent / "static" / "static"
COMPRESSIBLE = {".js", ".css", ".svg"}
# Their names carry a hash: a file that changes has another name.
HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
}
Compressed = tuple[bytes, dict[str, str]]
is_not_modified = StaticFiles(check_dir=False).is_not_modified


class CompressedStaticFiles:
    """Middleware that compresses each static file once and keeps it in memory.

    Streamlit serves its files as they are, and Starlette's `GZipMiddleware` would
    compress them anew for every visitor. Ranges, and files that are compressed by
    nature, come from the disk. Whatever is no such file is the app's own.

    Args:
        app: The app that answers everything else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        base = st.get_option("server.baseUrlPath").strip("/")
        root = f"/{base}/static" if base else "/static"
        self.files = {
            f"{root}/{file.relative_to(FOLDER).as_posix()}": file
            for file in FOLDER.rglob("*")
            if file.is_file()
        }
        self.compressed: dict[Path, asyncio.Task[Compressed]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        packs = accepts_gzip(asked.get("accept-encoding", ""))
        file = self.files.get(scope["path"])
        if file is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope if packs else _uncompressed(scope), receive, send)
            return
        if packs and file.suffix in COMPRESSIBLE and "range" not in asked:
            body, headers = await self._compressed(file)
            response = Response(body, headers=headers)
        else:
            response = _plain(file)
        if is_not_modified(response.headers, asked):
            response = NotModifiedResponse(response.headers)
        await response(scope, receive, send)

    async def _compressed(self, file: Path) -> Compressed:
        """Return a file's compressed body and headers, made once for all visitors."""
        if file not in self.compressed:
            making = asyncio.to_thread(_compress, file)
            self.compressed[file] = asyncio.create_task(making)
        # A visitor who leaves does not take it from those who wait too.
        return await asyncio.shield(self.compressed[file])


def accepts_gzip(accept_encoding: str) -> bool:
    """Return whether an `Accept-Encoding` allows gzip and prefers nothing plain.

    Follows RFC 9110, section 12.5.3: a weight of 0 refuses a coding, `*` stands for
    every coding that is not named.
    """
    weights = {}
    for item in accept_encoding.lower().split(","):
        coding, _, weight = item.partition(";")
        weights[coding.strip()] = _weight(weight)
    gzip_weight = weights.get("gzip", weights.get("*", 0))
    return gzip_weight > 0 and gzip_weight >= weights.get("identity", 0)


def _weight(parameter: str) -> float:
    """Return what `q=0.5` says; what cannot be read refuses."""
    try:
        return float(parameter.partition("=")[2]) if parameter else 1
    except ValueError:
        return 0


def _uncompressed(scope: Scope) -> Scope:
    """Return a request that asks for no compression.

    Starlette looks for the word gzip alone, and would overlook that it is refused.
    """
    headers = [line for line in scope["headers"] if line[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


def _plain(file: Path) -> FileResponse:
    return FileResponse(file, headers=HEADERS, stat_result=file.stat())


def _compress(file: Path) -> Compressed:
    plain = _plain(file).headers
    body = gzip.compress(file.read_bytes(), mtime=0)
    headers = {
        **HEADERS,
        "Content-Type": plain["content-type"],
        "Content-Encoding": "gzip",
        "ETag": plain["etag"].removesuffix('"') + '-gzip"',
    }
    return body, headers
