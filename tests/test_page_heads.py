"""What programs read of the app: pages' heads, the sitemap, and the lessons' text."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import unescape
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from browser.servers import ROOT, serving
from lesson_steps import LESSONS, SHOWN
from test_static_files import Answer, Visitor

from lessons import address, index_page, page_head, server
from lessons.lesson import ContentError
from lessons.page_head import PageHead
from lessons.wording import APP

PUBLIC = "https://chat.example.org/learn"


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Visitor, Visitor]]:
    """A server that was told nothing, and a public one below a path."""
    app = ROOT / "Home.py"
    known = {"LESSONS_PUBLIC_URL": PUBLIC, "STREAMLIT_SERVER_BASE_URL_PATH": "learn"}
    with ExitStack() as running:
        plain = running.enter_context(serving(app))
        public = running.enter_context(serving(app, **known))
        yield Visitor(plain), Visitor(public)


def said(answer: Answer) -> dict[str, str]:
    """Return what a page's head says, by name."""
    html = answer.body.decode()
    tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html)
    (title,) = re.findall("<title>([^<]*)</title>", html)
    return {"title": unescape(title)} | {name: unescape(text) for name, text in tags}


@pytest.mark.parametrize(
    ("url", "title", "description"),
    [
        ("/", APP, "Eight short lessons lead from"),
        ("/streaming", "Streaming", "You will be able to show an answer word by word"),
        (
            "/streaming?step=write_stream",
            "Streaming, step 2: st.write_stream, and what it returns",
            "st.write_stream takes a generator and writes its pieces as they come.",
        ),
        ("/streaming?step=2", "Streaming, step 2: st.write_stream, and what", "st.wr"),
        (
            "/streaming?step=missing_import",
            "Streaming, step 5: What goes wrong: an answer that breaks off",
            "The first word is there, and the error below it.",
        ),
        ("/streaming?step=recap", "Streaming, recap", "A generator yields pieces;"),
        ("/where_next", "Where next", "You can build a chat app from an empty file"),
        (
            "/alone?snippet=echo_bot/echo_bot",
            "echo_bot.py, alone",
            "The script echo_bot.py of the lesson Echo bot, running by itself.",
        ),
    ],
)
def test_the_html_of_a_page_says_what_it_is(
    servers: tuple[Visitor, Visitor], url: str, title: str, description: str
) -> None:
    plain, public = servers
    head = said(plain.get(url, Accept_Encoding="gzip"))
    assert head["title"].startswith(title)
    assert head["og:title"] == head["title"]
    assert head["description"].startswith(description)
    assert head["og:description"] == head["description"]
    assert "og:url" not in head
    there = said(public.get(f"/learn{url}"))
    assert there == head | {"og:url": there["og:url"]}
    path = url.replace("step=2", "step=write_stream")
    assert there["og:url"] == PUBLIC + path


@pytest.mark.parametrize(
    "url",
    [
        "/streaming?step=<script>stranger</script>",
        "/streaming?step=%22%3E%3Cscript%3Estranger",
        "/alone?snippet=%22onload=stranger",
        "/alone?snippet=../stranger",
        "/%3Cstranger%3E?step=stranger",
        "/streaming?step=%FF%00&stranger&step=\\stranger",
    ],
)
def test_what_a_stranger_writes_is_not_in_the_html(
    servers: tuple[Visitor, Visitor], url: str
) -> None:
    for visitor, base in zip(servers, ("", "/learn"), strict=True):
        answer = visitor.get(base + url)
        assert answer.status == 200
        assert b"stranger" not in answer.body
        assert said(answer)["title"] in ("Streaming", "No such snippet", APP)


def sent_for(head: Callable[..., PageHead]) -> str:
    """Return the HTML of a page whose head is found so."""
    scope = {"type": "http", "path": "/history", "query_string": b"", "headers": []}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_page, "head_of", head)
        return bytes(index_page._page_for(scope).body).decode()


def test_what_the_content_says_is_text_in_the_html() -> None:
    html = sent_for(lambda *_: PageHead('</title><b>"&', "\"><script>bad'", ""))
    assert "<b>" not in html
    assert "<script>bad" not in html
    assert '"&quot;&gt;&lt;script&gt;bad&#x27;"' in html


def test_a_fault_in_the_content_is_left_to_the_page_to_say() -> None:
    def fail(*_: object) -> PageHead:
        raise ContentError("broken")

    assert f"<title>{APP}</title>" in sent_for(fail)


def test_each_step_has_a_title_and_a_short_description_of_its_own() -> None:
    heads = list(page_head.all_heads())
    assert len({head.title for head in heads}) == len(heads)
    assert len({head.description for head in heads}) == len(heads)
    for head in heads:
        assert 0 < len(head.description) <= page_head.LONGEST_DESCRIPTION
        assert not re.search(r"[`*]|\]\(", head.title + head.description)


def test_the_sitemap_names_every_lesson_and_step(
    servers: tuple[Visitor, Visitor],
) -> None:
    plain, public = servers
    for path in ("/sitemap.xml", "/robots.txt"):
        assert plain.get(path).status == 404
    robots = public.get("/learn/robots.txt").body.decode()
    assert f"\nSitemap: {PUBLIC}/sitemap.xml\n" in robots
    answer = public.get("/learn/sitemap.xml", Accept_Encoding="gzip")
    assert answer.headers["Content-Type"] == "application/xml"
    urls = [
        loc.text for loc in ElementTree.fromstring(answer.body).findall(".//{*}loc")
    ]
    steps = [f"{at.slug}?step={place}" for at in LESSONS for place in at.places]
    expected = ["", *(at.slug for at in LESSONS), *steps, "where_next"]
    assert sorted(map(str, urls)) == sorted(f"{PUBLIC}/{page}" for page in expected)
    for url in (urls[2], urls[-1]):  # Each is the one address of its page.
        path = str(url).removeprefix("https://chat.example.org")
        assert said(public.get(path))["og:url"] == url


def test_llms_txt_has_all_that_is_taught(servers: tuple[Visitor, Visitor]) -> None:
    plain, public = servers
    text = plain.get("/llms.txt", Accept_Encoding="gzip").body.decode()
    assert text.startswith(f"# {APP}\n\n> Eight short lessons")
    sections = re.findall(
        "^## (.+)$", re.sub("````.*?````", "", text, flags=re.DOTALL), re.MULTILINE
    )
    assert sections == [at.title for at in LESSONS]
    for at in LESSONS:
        assert all(step.text in text for step in at.steps)
    missing = {
        shown.path.name
        for shown in SHOWN
        if shown.path.read_text("utf-8").strip() not in text
    }
    assert missing == set()
    links = re.findall(r"^### \[.+\]\((.+)\)$", text, re.MULTILINE)
    head = said(plain.get(urljoin("/llms.txt", links[0])))
    assert head["title"] == "First app, step 1: A folder with Streamlit in it"
    below = public.get("/learn/llms.txt").body.decode()
    assert f"]({PUBLIC}/{links[0]})" in below


def test_a_public_address_that_is_none_is_said_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(address.PUBLIC_URL, "chat.example.org")
    with pytest.raises(SystemExit, match=r"LESSONS_PUBLIC_URL is 'chat.example.org'"):
        server.stop_if_settings_cannot_be_read()
    monkeypatch.setenv(address.PUBLIC_URL, "https://chat.example.org/")
    assert address.public_address() == "https://chat.example.org/"
