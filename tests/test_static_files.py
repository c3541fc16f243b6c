"""What the browser's part of Streamlit is served as, asked of a real server."""

import gzip
import http.client
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.servers import ROOT, serving
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.testclient import TestClient

from lessons import static_files
from lessons.index_page import ELEMENTS, SERVER_IS_HERE, TITLE
from lessons.practice.api.server import PRACTICE_KEY
from lessons.snippet_files import DEFAULT_MODEL
from lessons.static_files import FOLDER, CompressedStaticFiles

INDEX = FOLDER.parent / "index.html"
# What every page loads, and a file of each other kind.
FILES = [
    *map(Path, re.findall(r"\./static/([^\"]+)", INDEX.read_text())),
    *{
        file.suffix: file.relative_to(FOLDER) for file in FOLDER.glob("media/*")
    }.values(),
]
SCRIPT = max(FOLDER.glob("js/index.*.js"), key=lambda file: file.stat().st_size)
URL = f"/static/js/{SCRIPT.name}"


class Answer:
    """A server's answer to one request, as it came over the wire."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.sent = response.read()

    @property
    def body(self) -> bytes:
        packed = self.headers["Content-Encoding"] == "gzip"
        return gzip.decompress(self.sent) if packed else self.sent


class Visitor:
    """Asks one server, and decodes, follows and tidies up nothing."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(address.split("/")[2])

    def get(
        self, url: str, method: str = "GET", body: str = "", **headers: str
    ) -> Answer:
        self.connection.putrequest(method, url, skip_accept_encoding=True)
        for name, value in headers.items():
            self.connection.putheader(name.replace("_", "-"), value)
        if body:
            self.connection.putheader("Content-Length", str(len(body)))
        self.connection.endheaders(body.encode() or None)
        return Answer(self.connection.getresponse())


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    with serving(ROOT / "Home.py", PRACTICE_SPEED="0") as address:
        yield Visitor(address)


def test_every_file_arrives_as_it_is_on_the_disk(visitor: Visitor) -> None:
    for file in FILES:
        url = f"/static/{file.as_posix()}"
        answer = visitor.get(url, Accept_Encoding="gzip, deflate, br")
        assert answer.body == (FOLDER / file).read_bytes(), url
        is_text = file.suffix in {".js", ".css", ".svg"}
        encoding = "gzip" if is_text else None
        assert answer.headers["Content-Encoding"] == encoding, url
        assert answer.headers["Content-Length"] == str(len(answer.sent)), url
        assert "immutable" in answer.headers["Cache-Control"], url
        assert answer.headers["Vary"] == "Accept-Encoding", url


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("GZIP;q=0.1", "gzip"),
        ("br;q=1.0, gzip; q=0.8, *;q=0.1", "gzip"),
        ("*", "gzip"),
        ("identity;q=0, gzip", "gzip"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0, *", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0.000, *", None),
        ("gzip;q=0.5, identity", None),
        ("*;q=0", None),
        ("br, deflate", None),
        ("gzip;q=much", None),
        ("", None),
    ],
)
def test_files_are_compressed_for_who_accepts_it(
    visitor: Visitor, accepted: str, encoding: str | None
) -> None:
    answer = visitor.get(URL, Accept_Encoding=accepted)
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.body == SCRIPT.read_bytes()


def test_who_says_nothing_gets_the_file_as_it_is(visitor: Visitor) -> None:
    assert visitor.get(URL).sent == SCRIPT.read_bytes()


@pytest.mark.parametrize("url", ["/", "/echo_bot"])
def test_pages_are_compressed_for_who_accepts_it(visitor: Visitor, url: str) -> None:
    plain = visitor.get(url, Accept_Encoding="gzip;q=0, identity")
    packed = visitor.get(url, Accept_Encoding="gzip")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body == plain.sent
    assert b'<div id="root">' in plain.sent
    assert plain.headers["Cache-Control"] == "no-cache"


def test_whoever_has_the_page_does_not_get_it_again(visitor: Visitor) -> None:
    url = "/echo_bot?step=full_loop"
    first = visitor.get(url, Accept_Encoding="gzip")
    known = first.headers["ETag"]
    again = visitor.get(url, Accept_Encoding="gzip", If_None_Match=known)
    assert (again.status, again.sent) == (304, b"")
    streamlits = FileResponse(INDEX, stat_result=INDEX.stat()).headers["ETag"]
    for other in (streamlits, visitor.get("/history").headers["ETag"]):
        got = visitor.get(url, Accept_Encoding="gzip", If_None_Match=other)
        assert (got.status, got.sent) == (200, first.sent)
    head = visitor.get(url, "HEAD", Accept_Encoding="gzip")
    assert (head.status, head.sent, head.headers["ETag"]) == (200, b"", known)


def test_the_page_differs_from_streamlits_in_what_it_says_of_itself_and_the_server(
    visitor: Visitor,
) -> None:
    before, script, after = visitor.get("/").body.decode().partition(SERVER_IS_HERE)
    assert script
    before, title, between = re.split(
        "(<title>.*<meta [^>]*>)", before, flags=re.DOTALL
    )
    assert "<script" not in title
    before += TITLE + between
    before = before.replace("interactive-widget=resizes-content, ", "")
    preloads, end_of_head, rest = after.partition("</head>")
    assert before.rstrip() + "\n  " + end_of_head + rest == INDEX.read_text()
    named = re.findall(r'href="\./([^"]+)"', preloads)
    assert len(named) == preloads.count("<link ") > len(ELEMENTS)
    assert all((INDEX.parent / name).is_file() for name in named)


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_who_has_a_file_does_not_get_it_again(visitor: Visitor, accepted: str) -> None:
    first = visitor.get(URL, Accept_Encoding=accepted)
    etag = first.headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = visitor.get(URL, Accept_Encoding=accepted, If_None_Match=known)
        assert (again.status, again.sent) == (304, b"")
        for name in ("ETag", "Vary", "Cache-Control"):
            assert again.headers[name] == first.headers[name]
    other = visitor.get(URL, Accept_Encoding=accepted, If_None_Match='"other"')
    assert (other.status, other.sent) == (200, first.sent)


def test_a_file_as_it_is_and_its_compression_have_different_tags(
    visitor: Visitor,
) -> None:
    plain = visitor.get(URL)
    packed = visitor.get(URL, Accept_Encoding="gzip")
    assert plain.headers["ETag"] != packed.headers["ETag"]
    crossed = visitor.get(URL, If_None_Match=packed.headers["ETag"])
    assert (crossed.status, crossed.sent) == (200, plain.sent)


def test_a_range_is_a_part_of_the_file_itself(visitor: Visitor) -> None:
    original = SCRIPT.read_bytes()
    part = visitor.get(URL, Accept_Encoding="gzip", Range="bytes=100-199")
    assert (part.status, part.sent) == (206, original[100:200])
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(original)}"
    assert part.headers["Content-Encoding"] is None

    tag = visitor.get(URL).headers["ETag"]
    same = visitor.get(URL, Range="bytes=-10", If_Range=tag)
    assert (same.status, same.sent) == (206, original[-10:])
    packed = visitor.get(URL, Accept_Encoding="gzip").headers["ETag"]
    other = visitor.get(URL, Accept_Encoding="gzip", Range="bytes=-10", If_Range=packed)
    assert (other.status, other.body) == (200, original)
    assert visitor.get(URL, Range=f"bytes={len(original)}-").status == 416


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_head_says_what_get_would_send(visitor: Visitor, accepted: str) -> None:
    get = visitor.get(URL, Accept_Encoding=accepted)
    head = visitor.get(URL, "HEAD", Accept_Encoding=accepted)
    assert (head.status, head.sent) == (200, b"")
    for name in ("Content-Length", "Content-Encoding", "Content-Type", "ETag"):
        assert head.headers[name] == get.headers[name]


def test_a_file_takes_nothing(visitor: Visitor) -> None:
    assert visitor.get(URL, "POST", body="{}").status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../__init__.py",
        "/static/js/../../../__init__.py",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/..%2f..%2f__init__.py",
        "/static/..%5c..%5c__init__.py",
        "/static//etc/passwd",
        "/static/%00",
        f"//static/js/{SCRIPT.name}",
    ],
)
def test_a_path_outside_the_folder_is_refused(visitor: Visitor, path: str) -> None:
    for accepted in ("gzip", "identity"):
        answer = visitor.get(path, Accept_Encoding=accepted)
        is_page = b'<div id="root">' in answer.body
        assert answer.status in {400, 404} or is_page, answer.body[:80]


def test_a_file_that_is_not_there_is_not_kept(visitor: Visitor) -> None:
    answer = visitor.get("/static/js/nothing.js", Accept_Encoding="gzip")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_event_stream_is_left_alone(visitor: Visitor) -> None:
    request = {
        "model": DEFAULT_MODEL,
        "stream": True,
        "messages": [{"role": "user", "content": "Hello"}],
    }
    answer = visitor.get(
        "/practice/v1/chat/completions",
        "POST",
        json.dumps(request),
        Accept_Encoding="gzip",
        Authorization=f"Bearer {PRACTICE_KEY}",
        Content_Type="application/json",
    )
    assert answer.status == 200, answer.sent
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert answer.sent.endswith(b"data: [DONE]\n\n")


def test_a_websocket_is_left_alone(visitor: Visitor) -> None:
    connection = http.client.HTTPConnection(
        visitor.connection.host, visitor.connection.port
    )
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Accept-Encoding": "gzip",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        },
    )
    assert connection.getresponse().status == 101
    connection.close()


def test_files_are_found_below_a_base_path() -> None:
    with serving(ROOT / "Home.py", STREAMLIT_SERVER_BASE_URL_PATH="/a/b/") as address:
        visitor = Visitor(address)
        packed = visitor.get(f"/a/b{URL}", Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.body == SCRIPT.read_bytes()
        assert visitor.get(URL, Accept_Encoding="gzip").status == 404


def test_a_file_is_compressed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "script.js"
    file.write_text("first")
    monkeypatch.setattr(static_files, "FOLDER", tmp_path)
    with TestClient(CompressedStaticFiles(Starlette())) as client:
        first = client.get("/static/script.js")
        file.write_text("second")
        second = client.get("/static/script.js")
    assert first.headers["Content-Encoding"] == "gzip"
    assert (first.text, second.text) == ("first", "first")


def test_the_theme_names_a_font_that_is_there() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["theme"]
    for face in theme["fontFaces"]:
        assert (FOLDER.parent / face["url"]).is_file()
