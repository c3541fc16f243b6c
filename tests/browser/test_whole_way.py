"""From an empty file to a streaming bot, in the page, and all of it there tomorrow."""

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from accessible import serious_faults
from playwright.sync_api import Browser, Locator, Page, expect
from servers import ROOT, serving
from streamlit.proto.WidgetStates_pb2 import WidgetState
from visits import Watch, live_pane, run_dot, send, transcript, visit, wait_for_run
from websocket_runs import drawn_in, pressed, run
from websockets.sync.client import connect

from lessons import wording
from lessons.lesson import find_exercise
from lessons.snippet_files import snippet_path

ADDRESS = "streaming?step=recap"
KEPT = "You wrote this earlier. Run it to go on."
# It keeps Python's lock as `sum(itertools.count())` does, but comes to an end.
HOLDS_THE_SERVER_UP = "import ctypes\nctypes.PyDLL(None).sleep(8)\n"
RAN = "line => getComputedStyle(line).getPropertyValue('--ran')"
MAY = "You may edit in this browser."
WHERE = "To edit and run code in this page, open the link"
# A script that tells on itself, also from a callback and a fragment.
TELLING = """
import streamlit as st

def tell(word):
    with open({file!r}, "a") as file:
        file.write(word + " ")

@st.fragment
def part():
    tell("fragment")
    st.button("In the part")

tell("script")
st.button("Tell", on_click=tell, args=("callback",))
part()
"""


class Restarted:
    """The app with editing on, which is started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "log"
        self._running = contextlib.ExitStack()
        self.address, self.link = "", ""

    def start(self) -> None:
        """Start it, or start it again."""
        self.end()
        port = urlsplit(self.address).port or 0
        app = serving(ROOT / "Home.py", self._log, port, LESSONS_EDIT="1")
        self.address = self._running.enter_context(app)
        words = self._log.read_text().split()
        (self.link,) = (word for word in words if "?edit=" in word)

    def end(self) -> None:
        """End it."""
        self._running.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restarted]:
    app = Restarted(tmp_path_factory.mktemp("whole_way"))
    app.start()
    yield app
    app.end()


# What an address with a text leads to.
BRING = """async (text) => {
    const packed = new Blob([text]).stream()
        .pipeThrough(new CompressionStream("deflate-raw"))
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
    location.hash = "edit=" + btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}"""


def editor(tab: Page) -> Locator:
    return tab.get_by_role("textbox", name="editable")


def press(tab: Page, name: str) -> None:
    """Press one of the code panel's buttons, or the page's, by the keyboard."""
    tab.get_by_role("button", name=name, exact=True).press("Enter")


def write_and_run(tab: Page, text: str) -> None:
    """Write a text in place of what is in the editor, and run it."""
    expect(editor(tab)).to_be_focused()
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Control+Enter")
    has_run(tab)


def has_run(tab: Page) -> None:
    """Wait until what is written has run."""
    expect(tab.locator(".code-panel-unrun")).to_have_count(0)
    wait_for_run(tab)


def goes_on_where_it_was_left(tab: Page) -> None:
    """See that a text is there, that it does not run by itself, and run it."""
    expect(tab.get_by_text(KEPT)).to_be_visible()
    wait_for_run(tab)
    assert transcript(tab) == []
    expect(editor(tab)).to_contain_text("# mine")
    editor(tab).press("Control+Enter")
    has_run(tab)
    expect(tab.get_by_text(KEPT)).to_have_count(0)
    send(tab, "xyz")
    expect(live_pane(tab).get_by_text("zyx")).to_be_visible()
    wait_for_run(tab)


def test_from_an_empty_file_to_a_streaming_bot_and_on_the_next_day(
    tab: Page, server: Restarted, axe: Path
) -> None:
    exercise = find_exercise("streaming_1")
    assert exercise
    watch = Watch(tab)
    # Who may not edit is told how to.
    visit(tab, f"{server.address}/streaming")
    press(tab, "Run it yourself")
    expect(tab.get_by_role("dialog").get_by_text(WHERE)).to_be_visible()
    visit(tab, f"{server.address}/{ADDRESS}")
    tab.get_by_text("Write it in your own editor").first.click()
    expect(tab.get_by_text(WHERE).first).to_be_visible()
    expect(tab.get_by_role("button", name="Write it here")).to_have_count(0)
    tab.set_viewport_size({"width": 1280, "height": 720})
    visit(tab, server.address)
    expect(tab.get_by_role("button", name="Restart")).to_be_visible()
    expect(tab.get_by_text(MAY)).to_have_count(0)
    visit(tab, server.link)
    expect(tab.get_by_text(MAY)).to_be_visible()
    visit(tab, f"{server.address}/{ADDRESS}")
    expect(tab.get_by_text(WHERE)).to_have_count(0)

    tab.get_by_role("button", name="Write it here").first.press("Enter")
    expect(tab).to_have_url(f"{server.address}/{ADDRESS}&show=start_streaming_1")
    # To Python, neither of these ends a line.
    write_and_run(tab, "# Nothing yet.\f\u2028\n")
    press(tab, "Close")
    expect(tab.locator(".code-panel-line")).to_have_count(1)
    press(tab, "Edit")
    status = tab.locator(".check-status").first
    turns = {turn.script.stem: turn for turn in exercise.wrong_turns}
    for name in ("without_import", "streamed_not_saved", "by_words"):
        write_and_run(tab, turns[name].script.read_text("utf-8"))
        expect(status).to_have_text("")  # What it said was of another text.
        check = tab.get_by_role("button", name="Check")
        check.press("Enter")
        expect(tab.get_by_text(turns[name].says)).to_be_visible(timeout=40_000)
        expect(status).to_contain_text("points hold.")
        task = tab.get_by_text(exercise.task[:20])
        points = tab.locator(".st-key-exercise_check").get_by_role("listitem")
        expect(points).to_have_text([re.compile("^[✓✗] ")] * len(exercise.points))
        for seen in (task, *points.all(), check, status, editor(tab), live_pane(tab)):
            expect(seen).to_be_in_viewport()
        others = [turn.says for turn in turns.values() if turn is not turns[name]]
        assert not any(tab.get_by_text(said).count() for said in others)
        expect(tab.get_by_text("To see it yourself")).to_be_visible()
        if name == "without_import":
            show = tab.get_by_role("button", name=re.compile("Show line "))
            show.press("Enter")
            expect(editor(tab)).to_be_focused()
            tab.keyboard.type("# here")
            fault = tab.locator(".cm-line", has_text="# here")
            expect(fault).to_have_text(re.compile("time.sleep"))
            # In a text that has not run, the line may be another.
            show.press("Enter")
            linked = tab.locator(".code-panel-linked")
            expect(linked).to_have_text(re.compile("^[^#]*time.sleep"))
            expect(linked).to_be_in_viewport()
            press(tab, "Edit")
        editor(tab).focus()
    assert "lines=" not in tab.url  # It was a line of another text.
    right = exercise.solution.read_text("utf-8")
    write_and_run(tab, right.rstrip())
    first = tab.locator(".cm-line").first
    assert first.evaluate(RAN) == "1"
    tab.keyboard.type("  # more")
    assert first.evaluate(RAN) == "0"  # What is written has not run.
    way = tab.get_by_role("button", name="Run", exact=True)
    way.click()
    has_run(tab)
    assert first.evaluate(RAN) == "1"
    tab.keyboard.type(" of it")  # The cursor is where it was.
    expect(editor(tab)).to_contain_text("  # more of it")
    # A check is of what is written, so that runs first.
    tab.get_by_role("button", name="Check").press("Enter")
    has_run(tab)
    expect(status).to_have_text("All of it is right. Well done!", timeout=40_000)
    send(tab, "abc")
    expect(live_pane(tab).get_by_text("cba")).to_be_visible()
    wait_for_run(tab)

    # Each run knows its text.
    run_dot(tab, 2).press("Space")
    expect(tab.get_by_text("This is the code of that run.")).to_be_visible()
    expect(tab.locator(".code-panel-line")).to_have_count(1)
    press(tab, "Go on editing")
    expect(editor(tab)).to_contain_text("def response_generator")
    assert serious_faults(tab, axe) == []
    editor(tab).press("Control+End")
    tab.keyboard.type("# mine")
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    expect(editor(tab)).not_to_be_focused()

    # A way leads to the recap, and to the exercise again.
    tab.get_by_role("button", name="Back to the recap").press("Enter")
    expect(tab).to_have_url(f"{server.address}/{ADDRESS}")
    expect(tab.get_by_text("Look it up")).to_be_visible()
    tab.get_by_role("button", name="Write it here").first.press("Enter")
    expect(tab.get_by_text("Look it up")).to_have_count(0)
    expect(editor(tab)).to_be_focused()

    # What is written is offered again, also by the next start of the app.
    tab.reload()
    goes_on_where_it_was_left(tab)
    written = tab.url
    tab.goto("about:blank")
    server.start()
    visit(tab, server.link)
    visit(tab, written)
    goes_on_where_it_was_left(tab)

    # While a call lets nothing else in Python run, the page alone can say so.
    editor(tab).fill(HOLDS_THE_SERVER_UP)
    editor(tab).press("Control+Enter")
    stuck = tab.get_by_text("The server does not answer.")
    expect(stuck).to_be_visible()
    wait_for_run(tab)
    expect(stuck).to_have_count(0)
    assert watch.faults == []


OWN = """import streamlit as st

if st.chat_input("Say something"):
    st.text("Heard")
"""


def test_what_ones_own_code_will_do_can_be_predicted(
    tab: Page, server: Restarted
) -> None:
    visit(tab, server.link)
    visit(tab, f"{server.address}/history?step=session_state")
    card = tab.get_by_role("group", name="What will happen?")
    expect(card).to_contain_text("when you send a message, which lines will run?")
    press(tab, "Edit")
    write_and_run(tab, OWN)
    expect(editor(tab)).to_have_count(0)
    expect(card).to_contain_text("to your version, which lines will run?")
    tab.evaluate(
        """() => {
            window.judged = 0
            document.addEventListener("lesson-progress", () => { judged += 1 })
        }"""
    )
    for number in (1, 3):
        tab.get_by_role("button", name=f"Line {number} will run", exact=True).click()
    send(tab, "hi")
    expect(card.get_by_role("status")).to_contain_text("2 of the 3 lines that ran")
    assert tab.evaluate("judged") == 0  # It says nothing of the lesson's progress.
    with tab.expect_popup() as opened:
        tab.get_by_role("link", name="Open alone").click()
    expect(opened.value.get_by_placeholder("Say something")).to_be_visible()
    press(tab, "Edit")
    write_and_run(tab, "st.nothing(")
    expect(card).to_have_count(0)


def test_a_fault_that_was_found_is_mended_by_hand(tab: Page, server: Restarted) -> None:
    visit(tab, server.link)
    visit(tab, f"{server.address}/echo_bot?step=literal_response")
    tab.locator(".code-panel-line").nth(32).click()
    expect(tab.get_by_text("Mend it yourself with Edit")).to_be_visible()
    press(tab, "Edit")
    write_and_run(tab, snippet_path("echo_bot/echo_bot").read_text())
    expect(tab.get_by_text("does it still go wrong?")).to_be_visible()
    tab.get_by_role("button", name="Show the mend").click()
    expect(tab.get_by_role("radio", name="Mended")).to_be_checked()
    expect(tab.get_by_text("a word of eight letters")).to_be_visible()


def test_what_a_link_has_brought_is_read_before_it_is_checked(
    browser: Browser, server: Restarted
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    visit(tab, server.link)
    visit(tab, f"{server.address}/echo_bot?step=recap&show=start_echo_bot_1")
    expect(tab.get_by_role("heading", name="A parrot")).to_be_visible()
    tab.evaluate(BRING, "import streamlit as st\n\nst.title('A stranger')\n")
    expect(tab.locator(".code-panel-editor")).to_contain_text("A stranger")
    tab.get_by_role("button", name="Check").click()
    expect(tab.get_by_text("Someone's change. Read it")).to_be_in_viewport()
    expect(tab.get_by_role("button", name="Run", exact=True)).to_be_in_viewport()
    wait_for_run(tab)
    expect(live_pane(tab).get_by_text("A stranger")).to_have_count(0)
    assert "stranger" not in str(tab.evaluate("Object.values(localStorage)"))
    tab.get_by_role("button", name="Run", exact=True).click()
    expect(live_pane(tab).get_by_text("A stranger")).to_have_count(1)
    context.close()


def edit(panel: str, text: str) -> WidgetState:
    """Return what the editor of a code panel sends when its text is to run."""
    said = json.dumps([{"event": "edited", "value": text}])
    name = f"$$STREAMLIT_INTERNAL_KEY_{panel}__events"
    return WidgetState(id=name, json_trigger_value=said)


def test_who_has_no_cookie_runs_nothing_of_a_visitors(
    server: Restarted, tmp_path: Path
) -> None:
    cookie = httpx2.get(server.link).headers["Set-Cookie"].partition(";")[0]
    stream = f"{server.address.replace('http', 'ws')}/_stcore/stream"
    own = {"additional_headers": {"Cookie": cookie}, "close_timeout": 0.2}
    told = tmp_path / "told"
    text = TELLING.format(file=str(told))
    place = {"page": "echo_bot", "query": "step=full_loop"}
    with connect(stream, subprotocols=["streamlit"], **own) as socket:
        came = run(socket, **place)
        session = came[0].new_session.initialize.session_id
        (page,) = {
            m.navigation.page_script_hash for m in came if m.HasField("navigation")
        }
        place["page"] = page
        (panel,) = (
            drawn.new_element.bidi_component.id
            for drawn in drawn_in(came, "bidi_component")
            if drawn.new_element.bidi_component.id.endswith("code_echo_bot_full_loop")
        )
        came = run(socket, edit(panel, text), **place)
        assert told.read_text() == "script fragment "
        buttons = {
            drawn.new_element.button.label: (
                drawn.new_element.button.id,
                drawn.fragment_id,
            )
            for drawn in drawn_in(came, "button")
        }
        # Who presents goes on with it: that is live coding.
        told.unlink()
        run(socket, page=place["page"], query=f"{place['query']}&present=1")
        assert told.read_text() == "script fragment "
        run(socket, **place)
        told.unlink()
        digest = hashlib.sha256(text.encode()).hexdigest()
        alone = {"page": "alone", "query": f"snippet=echo_bot/echo_bot&text={digest}"}
        run(socket, **alone)
        assert told.read_text() == "script fragment "
    told.unlink()
    (tell, _), (_, fragment) = buttons["Tell"], buttons["In the part"]
    # The session of who may, and one of one's own.
    for protocols in (["streamlit", "none", session], ["streamlit"]):
        with connect(stream, subprotocols=protocols, close_timeout=0.2) as socket:
            if session in protocols:
                run(socket, **place, fragment=fragment)
            run(socket, pressed(tell), edit(panel, text), **place)
            run(socket, edit(panel, text), **place)
            recap = {"page": "echo_bot", "query": "step=recap&show=start_echo_bot_1"}
            run(socket, edit(panel, text), **recap)
            (title,) = drawn_in(run(socket, **alone), "heading")
            assert title.new_element.heading.body == wording.NO_SUCH_TEXT
    assert not told.exists()
