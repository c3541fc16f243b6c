"""A check in the page: its way, what it found as text, and what the browser keeps."""

import re
from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import Page, expect
from servers import ROOT, serving
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from visits import Watch, visit
from websocket_runs import drawn_in, kinds, pressed, run
from websockets.sync.client import connect

APP = ROOT / "tests" / "check_in_page.py"

DRAWN = {"button", "progress"}


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that the app prints in its terminal."""
    log = tmp_path_factory.mktemp("check") / "log"
    environment = {"PYTHONPATH": str(ROOT), "LESSONS_EDIT": "1"}
    with serving(APP, log, **environment):
        (printed,) = (word for word in log.read_text().split() if "?edit=" in word)
        yield printed


def test_a_learner_is_told_of_a_wrong_turn_and_then_that_all_is_right(
    tab: Page, link: str
) -> None:
    address = link.partition("/?")[0]
    watch = Watch(tab)
    check = tab.get_by_role("button", name="Check")
    visit(tab, address)
    expect(tab.get_by_text("Page run 1")).to_be_visible()
    expect(check).to_have_count(0)

    visit(tab, link)
    expect(tab).to_have_url(f"{address}/")
    status = tab.locator(".check-status")
    check.click()
    expect(tab.get_by_role("progressbar")).to_be_visible()
    # What the script has drawn is text.
    expect(status).to_have_text("1 of 2 points hold.")
    drawn = tab.get_by_test_id("stText").filter(has_text="Seen:")
    expect(drawn).to_contain_text("assistant: **a** <b>&amp;</b> :red[b] xxx")
    assert drawn.evaluate("it => it.scrollWidth <= it.clientWidth")
    expect(tab.get_by_role("progressbar")).to_have_count(0)
    # All of that was beside the page.
    expect(tab.get_by_text("Page run 1")).to_be_visible()

    tab.get_by_text("endless", exact=True).click()
    expect(tab.get_by_text("You have changed your code")).to_be_visible()
    check.click()
    # A check of a script that ends may be over before its runs are counted.
    expect(tab.get_by_text(re.compile(r"^Run \d+ of 18$"))).to_be_visible()
    tab.get_by_text("not saved", exact=True).click()
    check.click()  # This ends the other one.
    expect(status).to_have_text("1 of 2 points hold.")
    expect(tab.get_by_text("Your answers are shown, but not saved.")).to_be_visible()
    step = tab.get_by_role("link", name="Echo bot, step")
    expect(step).to_have_attribute("href", "echo_bot?step=forgotten_answers")

    tab.get_by_text("right", exact=True).click()
    check.click()
    expect(status).to_have_text("All of it is right. Well done!")
    kept = tab.evaluate("localStorage.getItem('chat-lessons-progress')")
    assert '"check echo_bot/recap/1":true' in kept
    assert watch.faults == []


def test_who_takes_a_session_over_without_the_cookie_checks_nothing(link: str) -> None:
    cookie = httpx2.get(link).headers["Set-Cookie"].partition(";")[0]
    stream = f"{link.replace('http', 'ws').partition('?')[0]}_stcore/stream"
    own = {"additional_headers": {"Cookie": cookie}, "close_timeout": 0.2}
    with connect(stream, subprotocols=["streamlit"], **own) as socket:
        came = run(socket)
        session = came[0].new_session.initialize.session_id
        (drawn,) = drawn_in(came, "button")
    fragment, button = drawn.fragment_id, drawn.new_element.button.id
    protocols = ["streamlit", "none", session]
    with connect(stream, subprotocols=protocols, close_timeout=0.2) as socket:
        came = run(socket, pressed(button), fragment=fragment)
        assert came[-1].script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        assert kinds([*came, *run(socket, pressed(button))]).isdisjoint(DRAWN)
    # What it would have done.
    with connect(stream, subprotocols=protocols, **own) as socket:
        assert kinds(run(socket, pressed(button))) >= DRAWN
