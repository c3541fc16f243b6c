"""Who has the link in the terminal may run code of their own, and nobody else."""

import http.client
import os
import re
import sys
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from browser.servers import ROOT, serving
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

MAY_EDIT = Path(__file__).with_name("may_edit.py")
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}
LINK = re.compile(r"Edit and run code: (http://localhost:\d+\S*/\?edit=(\S+))")


class Started(NamedTuple):
    """A server with editing on: where it is, what it printed, and the link's token."""

    address: str
    log: Path
    token: str


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """An app without a terminal, which was asked to let people edit."""
    log = tmp_path_factory.mktemp("asked") / "log"
    with serving(MAY_EDIT, log, **ENVIRONMENT, LESSONS_EDIT="1") as address:
        (link,) = LINK.finditer(log.read_text())
        assert link[1] == f"{address}/?edit={link[2]}"
        yield Started(address, log, link[2])


@pytest.fixture
def terminal() -> Iterator[tuple[int, Path]]:
    """A terminal: what reads its screen, and its file."""
    screen, end = os.openpty()
    yield screen, Path(os.ttyname(end))
    os.close(end)
    os.close(screen)


def get(address: str, target: str, **headers: str) -> http.client.HTTPResponse:
    """Ask for a target as it is written, which no client tidies up."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port)
    connection.putrequest("GET", target, skip_host=True)
    for name, value in {"Host": urlsplit(address).netloc, **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    return answer


def cookie(server: Started) -> str:
    """Return the cookie that the link gives, as a browser sends it back."""
    answer = get(server.address, f"/?edit={server.token}")
    return answer.headers["Set-Cookie"].partition(";")[0]


def test_the_link_gives_a_cookie_and_leaves_no_token_in_the_address(
    asked: Started,
) -> None:
    answer = get(asked.address, f"/?edit={asked.token}")
    assert (answer.status, answer.headers["Location"]) == (303, "./")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    (given,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert given.key == f"lessons-edit-{urlsplit(asked.address).port}"
    assert (given["path"], given["samesite"]) == ("/", "strict")
    assert given["httponly"]
    assert not given["domain"]
    assert not given["secure"]
    assert asked.token not in given.value


@pytest.mark.parametrize("shown", ["", "x", "%C3%A9", "%FF", "x" * 10_000, "x&edit"])
def test_what_is_not_the_token_is_taken_out_and_gives_nothing(
    asked: Started, shown: str
) -> None:
    answer = get(asked.address, f"/echo_bot?edit={shown}&step=full_loop")
    assert answer.status == 303
    assert answer.headers["Location"] == "./echo_bot?step=full_loop"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("/?edit={token}&edit=x", "./"),
        ("/?edit=x&%65dit={token}", "./"),
        ("/echo_bot?step=a%26b&edit={token}&lines=3", "./echo_bot?step=a%26b&lines=3"),
        ("/a/b%2Fc?edit={token}", "./b%2Fc"),
        ("/a:b?edit={token}", "./a%3Ab"),
        ("//evil.test/?edit={token}", "./"),
        ("//evil.test?edit={token}", "./evil.test"),
        # To a browser, a backslash is a slash.
        ("/\\evil.test?edit={token}", "./%5Cevil.test"),
        ("/x?edit={token}&//evil.test", "./x?//evil.test"),
        ("/x?edit={token}&a%0D%0Ab", "./x?a%0D%0Ab"),
        ("http://evil.test/?edit={token}", "./"),
    ],
)
def test_it_leads_to_the_same_page_as_seen_from_itself(
    asked: Started, target: str, leads_to: str
) -> None:
    answer = get(asked.address, target.format(token=asked.token))
    assert answer.headers["Set-Cookie"]
    assert answer.headers["Location"] == leads_to


def test_other_requests_are_none_of_its_business(asked: Started) -> None:
    for target in ("/", "/echo_bot?step=full_loop&edited=1", "/_stcore/health"):
        assert get(asked.address, target).status == 200
    unknown = get(asked.address, f"/?edit={asked.token}", Host="evil.test")
    assert unknown.status == 421
    assert "Set-Cookie" not in unknown.headers


def says(server: Started, **headers: str) -> str:
    """Return whether a session may edit, as its page says."""
    stream = f"{server.address.replace('http', 'ws')}/_stcore/stream"
    with connect(
        stream, subprotocols=["streamlit"], additional_headers=headers
    ) as socket:
        run = BackMsg()
        # What a page says of its own address is no proof.
        run.rerun_script.query_string = f"edit={server.token}"
        socket.send(run.SerializeToString())
        while True:
            came = ForwardMsg.FromString(socket.recv(timeout=20))
            if said := came.delta.new_element.text.body:
                return said.removeprefix("may edit: ")


def test_a_session_may_edit_with_the_cookie_alone(asked: Started) -> None:
    own = cookie(asked)
    name, _, value = own.partition("=")
    assert says(asked, Cookie=own) == "True"
    assert says(asked, Cookie=own, Origin=asked.address) == "True"
    assert says(asked, Cookie=f"_streamlit_xsrf=1; {own}; other=2") == "True"
    assert says(asked) == "False"
    for wrong in ("", "x", value[:-1], f"{value}0", asked.token, "\xe9"):
        assert says(asked, Cookie=f"{name}={wrong}") == "False"
    # Browsers send a cookie to all ports of a host, and for pages from all of them.
    assert says(asked, Cookie=f"lessons-edit-1={value}") == "False"
    assert says(asked, Cookie=own, Origin="http://localhost:1") == "False"


def test_the_token_is_in_no_other_line_that_the_server_prints(asked: Started) -> None:
    get(asked.address, f"/%00?edit={asked.token}")
    get(asked.address, f"/?edit={asked.token}", Host="evil.test")
    says(asked, Cookie=f"x={asked.token}")
    assert asked.log.read_text().count(asked.token) == 1


def test_without_a_terminal_it_is_off(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(MAY_EDIT, log, **ENVIRONMENT, LESSONS_EDIT="") as address:
        assert "edit" not in log.read_text()
        assert get(address, "/?edit=x").headers["Location"] == "./"
        assert says(Started(address, log, "")) == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals.")
def test_in_a_terminal_it_is_on_below_a_path_too_and_knows_no_earlier_cookie(
    asked: Started, terminal: tuple[int, Path]
) -> None:
    screen, path = terminal
    below = {"STREAMLIT_SERVER_BASE_URL_PATH": "learn", "LESSONS_EDIT": ""}
    with serving(MAY_EDIT, path, **ENVIRONMENT, **below) as address:
        link = LINK.search(os.read(screen, 10_000).decode())
        assert link
        server = Started(f"{address}/learn", path, link[2])
        assert link[1] == f"{server.address}/?edit={link[2]}"
        answer = get(address, f"/learn/?edit={link[2]}")
        assert answer.headers["Location"] == "./"
        assert "Path=/learn;" in answer.headers["Set-Cookie"]
        own = answer.headers["Set-Cookie"].partition(";")[0]
        assert says(server, Cookie=own) == "True"
        earlier = cookie(asked).partition("=")[2]
        assert says(server, Cookie=f"{own.partition('=')[0]}={earlier}") == "False"
        assert "Set-Cookie" not in get(address, f"/learn/?edit={asked.token}").headers


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals.")
def test_in_a_terminal_it_is_off_if_so_asked(terminal: tuple[int, Path]) -> None:
    screen, path = terminal
    with serving(MAY_EDIT, path, **ENVIRONMENT, LESSONS_EDIT="0"):
        printed = os.read(screen, 10_000).decode()
        assert "view your Streamlit app" in printed
        assert "edit" not in printed
