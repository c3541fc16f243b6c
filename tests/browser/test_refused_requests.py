"""The server answers to its own names, on this computer, and takes no files."""

import http.client
import socket
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from servers import ROOT, serving, started
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

LARGE = 150_000_000


def ask(
    app: str, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> http.client.HTTPResponse:
    """Send the head of a request, and no body."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(app).port, timeout=20)
    connection.request(method, path, headers={"Host": "localhost", **(headers or {})})
    return connection.getresponse()


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/practice/health"])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8501", 200),
        ("workshop.test:80", 200),
        ("evil.test", 421),
        ("localhost.evil.test", 421),
        ("evil.test:localhost", 421),
        ("localhost@evil.test", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(
    app: str, path: str, host: str, status: int
) -> None:
    answer = ask(app, path, headers={"Host": host})
    assert answer.status == status
    said = answer.read().decode()
    assert ("server.allowedHosts" in said) == (status == 421)


def test_it_listens_on_this_computer_alone(tmp_path: Path) -> None:
    # As its reader starts it, in a process of its own.
    with started(ROOT / "Home.py", ROOT, tmp_path / "log") as server:
        address = server.address
        port = urlsplit(address).port
        for name in ("127.0.0.1", f"127.0.0.1:{port}", f"[::1]:{port}"):
            assert ask(address, "/", headers={"Host": name}).status == 200
        # All of 127.0.0.0/8 is this computer, but not the address listened on.
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port))
    with serving(ROOT / "Home.py", STREAMLIT_SERVER_ADDRESS="0.0.0.0") as address:
        port = urlsplit(address).port
        socket.create_connection(("127.0.0.2", port)).close()


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_a_file_is_refused_before_it_is_sent(app: str, method: str) -> None:
    length = {"Content-Length": str(LARGE), "Content-Type": "multipart/form-data"}
    answer = ask(app, "/_stcore/upload_file/session/file", method, length)
    assert answer.status == 403
    assert answer.read() == b"This app takes no files.\n"
    assert answer.headers["Connection"] == "close"


def test_a_file_is_refused_below_a_base_path() -> None:
    with serving(ROOT / "Home.py", STREAMLIT_SERVER_BASE_URL_PATH="learn") as address:
        path = "/learn/_stcore/upload_file/session/file"
        assert ask(address, path, "PUT").status == 403


def test_a_frame_that_is_too_large_ends_its_connection(app: str) -> None:
    url = app.replace("http", "ws") + "/_stcore/stream"
    with (
        connect(url, subprotocols=["streamlit"]) as connection,
        pytest.raises(ConnectionClosed) as closed,
    ):
        connection.send(b"x" * 4_000_001)
        while True:
            connection.recv(timeout=20)
    # What the server says at the end is lost if the frame is still on its way.
    assert closed.value.rcvd is None or closed.value.rcvd.code == 1009
