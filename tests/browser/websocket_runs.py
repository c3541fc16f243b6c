"""Asks for script runs as a page does, by websocket, and reads all that comes."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection


def run(
    socket: ClientConnection,
    *widgets: WidgetState,
    page: str = "",
    query: str = "",
    fragment: str = "",
) -> list[ForwardMsg]:
    """Run a page, or a fragment of it, and return all that came.

    Args:
        socket: The session's websocket.
        widgets: What is sent along.
        page: The page's name, or its hash, which every page tells.
        query: The page's query.
        fragment: The fragment that runs, if it is one.
    """
    message = BackMsg()
    asked = message.rerun_script
    asked.page_name, asked.page_script_hash = (
        (page, "") if len(page) < 32 else ("", page)
    )
    asked.query_string, asked.fragment_id = query, fragment
    asked.widget_states.widgets.extend(widgets)
    socket.send(message.SerializeToString())
    came: list[ForwardMsg] = []
    while not came or came[-1].WhichOneof("type") != "script_finished":
        came.append(ForwardMsg.FromString(socket.recv(timeout=20)))
    return came


def pressed(button: str) -> WidgetState:
    """Return the state of a button that is pressed."""
    return WidgetState(id=button, trigger_value=True)


def drawn_in(came: list[ForwardMsg], kind: str) -> list[Delta]:
    """Return all elements of a kind that came."""
    return [
        message.delta
        for message in came
        if message.delta.new_element.WhichOneof("type") == kind
    ]


def kinds(came: list[ForwardMsg]) -> set[str | None]:
    """Return which kinds of elements came."""
    return {message.delta.new_element.WhichOneof("type") for message in came}
