"""The way out of a pane: puts the server's key in, and takes it out again.

A script asks with its session's token. Each request is checked, and sent on with the
key; what comes back is the provider's own, but for the key. A request without such a
token goes out as it is.
"""

import functools
import ssl
from collections.abc import AsyncIterator, Iterator

import httpx2
from openai import DefaultAsyncHttpx2Client, DefaultHttpx2Client

from lessons.live import hidden
from lessons.practice.api.errors import ProviderError
from lessons.provider.budget import LIMIT_REACHED
from lessons.provider.errand import errand_of, session_of

DOTS = hidden.DOTS.encode()
# What no provider can imitate: it is no part of what is sent.
REACHED_LIMIT = "reached_limit_of_this_server"


@functools.cache
def certificates() -> ssl.SSLContext:
    """Return whom every client trusts: to read it takes as long as a script's run."""
    return httpx2.create_ssl_context()


class Transport(httpx2.BaseTransport):
    """Sends the requests of an `openai.OpenAI`."""

    def __init__(self) -> None:
        # A client and no bare transport: it knows of proxies.
        self._wire = DefaultHttpx2Client(verify=certificates(), follow_redirects=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        session = session_of(request)
        if not session:
            return _as_it_is(self._wire.send(request, stream=True))
        request.read()
        try:
            errand = errand_of(request, session)
        except ProviderError as error:
            return _refusal(error)
        response = self._wire.send(errand.request, stream=True)
        return errand.answer(response, _Clean(response, errand.key))

    def close(self) -> None:
        self._wire.close()


class AsyncTransport(httpx2.AsyncBaseTransport):
    """Sends the requests of an `openai.AsyncOpenAI`, likewise."""

    def __init__(self) -> None:
        self._wire = DefaultAsyncHttpx2Client(
            verify=certificates(), follow_redirects=False
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        session = session_of(request)
        if not session:
            return _as_it_is(await self._wire.send(request, stream=True))
        await request.aread()
        try:
            errand = errand_of(request, session)
        except ProviderError as error:
            return _refusal(error)
        response = await self._wire.send(errand.request, stream=True)
        return errand.answer(response, _AsyncClean(response, errand.key))

    async def aclose(self) -> None:
        await self._wire.aclose()


class KeyFilter:
    """Takes a key out of bytes that come in pieces, even if they split it.

    It keeps back no more than what may be the key's beginning.
    """

    def __init__(self, key: str) -> None:
        self._key = key.encode()
        self._kept = b""

    def clean(self, piece: bytes) -> bytes:
        """Return what of the bytes so far can go on."""
        if len(self._key) < hidden.SHORTEST_KEY:
            return piece
        text = (self._kept + piece).replace(self._key, DOTS)
        longest = min(len(text), len(self._key) - 1)
        begun = next(
            (n for n in range(longest, 0, -1) if text.endswith(self._key[:n])), 0
        )
        self._kept = text[len(text) - begun :]
        return text[: len(text) - begun]

    def rest(self) -> bytes:
        """Return what was kept back, at the end."""
        return self._kept


class _Clean(httpx2.SyncByteStream):
    def __init__(self, response: httpx2.Response, key: str) -> None:
        self._response, self._filter = response, KeyFilter(key)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._response.iter_bytes():
            yield self._filter.clean(piece)
        yield self._filter.rest()

    def close(self) -> None:
        self._response.close()


class _AsyncClean(httpx2.AsyncByteStream):
    def __init__(self, response: httpx2.Response, key: str) -> None:
        self._response, self._filter = response, KeyFilter(key)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._response.aiter_bytes():
            yield self._filter.clean(piece)
        yield self._filter.rest()

    async def aclose(self) -> None:
        await self._response.aclose()


def _refusal(error: ProviderError) -> httpx2.Response:
    response = error.response()
    is_limit = error.code == LIMIT_REACHED
    return httpx2.Response(
        response.status_code,
        headers=response.raw_headers,
        content=bytes(response.body),
        extensions={REACHED_LIMIT: error.message} if is_limit else {},
    )


def _as_it_is(response: httpx2.Response) -> httpx2.Response:
    return httpx2.Response(
        response.status_code,
        headers=response.headers,
        stream=response.stream,
        extensions=response.extensions,
    )
