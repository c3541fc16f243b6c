"""A browser tab without a browser: Streamlit's protocol over a websocket.

It does what Streamlit's own front end does in a script run: it keeps the widgets'
values and sends all of them with each rerun, names the page, and tells which large
messages it still has.
"""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.proto.Element_pb2 import Element

# The field of a widget's state that holds what its element has as `default`.
DEFAULTS = {"checkbox": "bool_value", "pagination": "int_value"}
GOES_ON = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class SnippetError(Exception):
    """The app showed an exception."""


class Echo:
    """A text that shall come: when its message was sent, and how soon it came.

    Args:
        text: The whole of what a Markdown element then says.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.sent = 0.0
        self.seconds = 0.0

    def look(self, element: Element) -> None:
        """Note the time if an element is what is waited for."""
        is_text = element.WhichOneof("type") == "markdown"
        if is_text and not self.seconds and element.markdown.body == self.text:
            self.seconds = time.perf_counter() - self.sent


class Tab:
    """One visitor's session. Open it with `open_tab`.

    Args:
        socket: The connection to the server.
        address: The server's address.
    """

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self._socket = socket
        self._context = ContextInfo(
            timezone="UTC", locale="en-US", url=address, color_scheme="light"
        )
        self._page_hash = ""
        self._query = ""
        self._widgets: dict[str, WidgetState] = {}
        self._cached: dict[str, int] = {}
        self._pages: dict[str, str] = {}
        self.chat_input = ""

    async def open(self, page: str, query: str) -> None:
        """Open a page as the session's first, and wait until its run is over."""
        self._query = query
        await self._send(ClientState(page_name=page))
        await self._read()

    async def go(self, page: str, query: str = "") -> None:
        """Go to another page, as a link in the navigation or *Back* does."""
        self._page_hash, self._query = self._pages[page], query
        self._widgets.clear()
        await self._send(ClientState())
        await self._read()

    async def set_checkbox(self, name: str, *, value: bool) -> None:
        """Click the checkbox whose key ends so."""
        [widget] = [w for w in self._widgets.values() if w.id.endswith(name)]
        widget.bool_value = value
        await self._send(ClientState())
        await self._read()

    async def say(self, message: str, echo: Echo) -> float:
        """Send a message to the chat input, and wait until the run is over.

        Args:
            message: What is sent.
            echo: What is waited for; it notes when that comes.

        Returns:
            The seconds until it came.

        Raises:
            SnippetError: An exception came instead, or the run's end.
        """
        echo.sent = time.perf_counter()
        await self.send(message)
        await self._read(echo)
        if not echo.seconds:
            raise SnippetError("The run ended without an echo.")
        return echo.seconds

    async def send(self, message: str) -> None:
        """Send a message to the chat input, and wait for nothing."""
        sent = WidgetState(id=self.chat_input)
        sent.chat_input_value.data = message
        sent.chat_input_value.file_uploader_state.SetInParent()
        await self._send(ClientState(), sent)

    async def _send(self, state: ClientState, *triggers: WidgetState) -> None:
        state.query_string = self._query
        state.page_script_hash = self._page_hash
        state.widget_states.widgets.extend([*self._widgets.values(), *triggers])
        state.cached_message_hashes.extend(self._cached)
        state.context_info.CopyFrom(self._context)
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())

    async def _read(self, echo: Echo | None = None) -> None:
        """Read what a script run sends, to its end."""
        while True:
            message = ForwardMsg.FromString(await self._socket.recv())
            match message.WhichOneof("type"):
                case "new_session":
                    self._page_hash = message.new_session.page_script_hash
                    oldest = message.new_session.config.max_cached_message_age
                    self._forget(oldest)
                    self.chat_input = ""
                case "navigation":
                    self._page_hash = message.navigation.page_script_hash
                    self._pages = {
                        page.url_pathname: page.page_script_hash
                        for page in message.navigation.app_pages
                    }
                case "ref_hash":
                    self._cached[message.ref_hash] = 0
                case "delta":
                    if message.metadata.cacheable:
                        self._cached[message.hash] = 0
                    if message.delta.WhichOneof("type") == "new_element":
                        element = message.delta.new_element
                        self._note(element)
                        if echo:
                            echo.look(element)
                case "script_finished" if message.script_finished != GOES_ON:
                    return

    def _forget(self, oldest: int) -> None:
        """Forget the large messages that no run has sent for so long."""
        self._cached = {h: age + 1 for h, age in self._cached.items() if age < oldest}

    def _note(self, element: Element) -> None:
        """Note a widget that was drawn, and fail at an exception."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise SnippetError(f"{element.exception.type}: {element.exception.message}")
        if kind == "chat_input":
            self.chat_input = element.chat_input.id
        if field := DEFAULTS.get(kind):
            drawn = getattr(element, kind)
            value = drawn.value if drawn.set_value else drawn.default
            if drawn.set_value or drawn.id not in self._widgets:
                self._widgets[drawn.id] = WidgetState(id=drawn.id, **{field: value})


@asynccontextmanager
async def open_tab(address: str, page: str = "", query: str = "") -> AsyncIterator[Tab]:
    """Open a page of the server at an address in a new session.

    Args:
        address: The server's, as `http://localhost:8501`.
        page: The page's path; none for a script alone.
        query: The address's query, without its question mark.
    """
    async with connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],
        max_size=None,
        ping_interval=None,  # A browser sends none.
        open_timeout=None,
        proxy=None,
    ) as socket:
        tab = Tab(socket, address)
        await tab.open(page, query)
        yield tab
