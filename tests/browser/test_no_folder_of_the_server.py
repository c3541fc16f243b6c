"""Nothing that reaches a visitor names a folder of the server."""

import contextlib
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from lesson_steps import SHOWN, ShownSnippet
from servers import ROOT, serving
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

FOLDERS = {str(ROOT), sysconfig.get_path("stdlib"), sys.prefix, str(Path.home())}


class Visitor:
    """A visitor without a browser, who sees all that the server sends.

    Attributes:
        seen: What came, whole.
        widgets: The identities of the widgets that came last, by what they are.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.seen: list[bytes] = []
        self.widgets: dict[str, list[str]] = {}

    def run(self, page: str, query: str = "", *widgets: WidgetState) -> None:
        """Run a page's script, and wait until it has ended."""
        message = BackMsg()
        run = message.rerun_script
        run.page_name, run.query_string = page, query
        run.widget_states.widgets.extend(widgets)
        self._send(message)

    def _send(self, message: BackMsg) -> None:
        self.widgets = {}
        self._connection.send(message.SerializeToString())
        came = ForwardMsg()
        # Until then it is another of the kind, which says that a rerun follows.
        while came.WhichOneof("type") != "script_finished" or came.script_finished:
            self.seen.append(self._connection.recv(timeout=20))
            came = ForwardMsg.FromString(self.seen[-1])
            element = came.delta.new_element
            kind = element.WhichOneof("type")
            if identity := getattr(getattr(element, kind), "id", "") if kind else "":
                self.widgets.setdefault(kind, []).append(identity)

    def folders(self) -> list[str]:
        """Return what came that names a folder of the server."""
        return [
            str(ForwardMsg.FromString(data))
            for data in self.seen
            if any(folder.encode() in data for folder in FOLDERS)
        ]


@contextlib.contextmanager
def visiting(app: str) -> Iterator[Visitor]:
    url = app.replace("http", "ws") + "/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], max_size=None) as connection:
        yield Visitor(connection)


@pytest.mark.parametrize("snippet", SHOWN, ids=str)
def test_no_snippet_shows_one(app: str, snippet: ShownSnippet) -> None:
    show = "" if snippet.version == "step" else f"&show={snippet.version}"
    query = f"step={snippet.step}{show}"
    with visiting(app) as visitor:
        visitor.run(snippet.slug, query)
        for box in visitor.widgets.get("chat_input", []):
            sent = WidgetState(id=box)
            sent.chat_input_value.data = "hello"
            visitor.run(snippet.slug, query, sent)
        assert len(visitor.seen) > 20
        assert visitor.folders() == []


def test_a_page_that_a_crafted_widget_value_breaks_shows_none(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    with serving(ROOT / "Home.py", log) as app, visiting(app) as visitor:
        visitor.run("echo_bot", "step=literal_response&show=mend")
        [version] = visitor.widgets["radio"]
        crafted = WidgetState(id=version, json_value="{")
        visitor.run("echo_bot", "step=literal_response&show=mend", crafted)
        shown = [ForwardMsg.FromString(seen).delta.new_element for seen in visitor.seen]
        [error] = [e.exception for e in shown if e.HasField("exception")]
        assert error.message.startswith("This app has encountered an error.")
        assert not error.stack_trace
        assert visitor.folders() == []
    assert "JSONDecodeError" in log.read_text()
