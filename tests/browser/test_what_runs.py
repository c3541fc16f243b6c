"""Seeing what runs: marks in the code, earlier runs, the switch."""

import json

from playwright.sync_api import Locator, Page, expect
from streamlit.proto.WidgetStates_pb2 import WidgetState
from visits import live_pane, run_dot, runs_view, send, visit, wait_for_run
from websocket_runs import drawn_in, run
from websockets.sync.client import connect

LONG = " ".join(f"word{number}" for number in range(60))


MARKED_LINES = """() => [...document.querySelectorAll(".code-panel-line")]
    .flatMap((line, index) =>
        getComputedStyle(line).getPropertyValue("--ran") === "1" ? [index + 1] : [])"""


def expect_marked(tab: Page, *lines: int) -> None:
    """Wait until just these lines look as if they ran."""
    tab.wait_for_function(
        f"lines => JSON.stringify(({MARKED_LINES})()) === JSON.stringify(lines)",
        arg=list(lines),
    )


def sentence(tab: Page) -> Locator:
    return runs_view(tab).locator("p").filter(has_text="of code ran")


def test_the_lines_of_the_last_run_are_marked(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=plain_list")
    expect(sentence(tab)).to_contain_text("Run 1: you opened this page, so")
    wait_for_run(tab)
    expect_marked(tab, 1, 3, 5, 8, 9)
    send(tab, "hi")
    expect(sentence(tab)).to_contain_text("Run 2: you sent “hi”, so")
    wait_for_run(tab)
    expect_marked(tab, 1, 3, 5, 6, 8, 9, 10)


def test_looking_back_runs_nothing(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history?step=replay")
    assert_a_screen_reader_hears_what_ran(tab)
    for message in ("one", "two"):
        send(tab, message)
        expect(sentence(tab)).to_contain_text(f"you sent “{message}”")
    wait_for_run(tab)
    state = tab.get_by_role("table", name="Session state after run")
    expect(state.get_by_role("row", name="user two added")).to_be_visible()
    expect(run_dot(tab, 3)).to_be_checked()
    run_dot(tab, 2).click()
    looking_back = runs_view(tab).get_by_text("Looking back: nothing runs")
    expect(looking_back).to_be_visible()
    expect(sentence(tab)).to_contain_text("Run 2: you sent “one”")
    expect(state.get_by_role("row", name="user one added")).to_be_visible()
    expect(state).not_to_contain_text("two")
    tab.keyboard.press("Shift+ArrowLeft")
    expect(sentence(tab)).to_contain_text("Run 1: you opened this page")
    expect_marked(tab, 1, 3, 4, 7, 11)
    tab.keyboard.press("Shift+ArrowLeft")  # There is no earlier one.
    expect(run_dot(tab, 1)).to_be_checked()
    expect(live_pane(tab).get_by_text("two", exact=True)).to_be_visible()
    for number in (2, 3):
        tab.keyboard.press("Shift+ArrowRight")
        expect(run_dot(tab, number)).to_be_checked()
    expect(sentence(tab)).to_contain_text("Run 3: you sent “two”")
    expect(looking_back).to_have_count(0)
    expect_marked(tab, 1, 3, 7, 8, 9, 11, 12, 13, 15, 16, 17, 18, 19)
    expect(state.get_by_role("row", name="user two added")).to_be_visible()
    send(tab, "three")
    expect(sentence(tab)).to_contain_text("Run 4: you sent “three”")
    wait_for_run(tab)
    # A dot that is drawn anew while it is pressed is chosen.
    run_dot(tab, 1).hover()
    tab.mouse.down()
    # As each run does, also one that is under way.
    run_dot(tab, 1).evaluate("dot => dot.replaceWith(dot.cloneNode(true))")
    tab.mouse.up()
    expect(sentence(tab)).to_contain_text("Run 1: you opened this page")


def test_state_and_how_often_lines_ran_are_shown_until_switched_off(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/echo_bot?step=full_loop")
    state = tab.locator(".live-state")
    expect(state).to_contain_text("[]")
    send(tab, "one")
    expect(state).to_contain_text("user one")
    expect(state).to_contain_text("assistant Echo: one")
    expect(state.get_by_role("row", name="user one added")).to_be_visible()
    send(tab, "two")
    expect(state.get_by_role("row", name="user one kept")).to_be_visible()
    expect(state.get_by_role("row", name="user two added")).to_be_visible()
    send(tab, "three")
    expect(sentence(tab)).to_contain_text("you sent “three”")
    wait_for_run(tab)
    times = """number => getComputedStyle(
        document.querySelectorAll(".code-panel-line")[number - 1], "::after").content"""
    tab.wait_for_function(f"() => ({times})(12).includes('4')")
    assert tab.evaluate(times, 18) == "none"
    assert "skipped" in tab.evaluate(times, 7)
    assert_it_stays_off_once_it_is_switched_off(tab)


def assert_it_stays_off_once_it_is_switched_off(tab: Page) -> None:
    tab.get_by_text("Show what runs").click()
    expect(sentence(tab)).to_have_count(0)
    wait_for_run(tab)
    expect_marked(tab)
    tab.get_by_role("link", name="History").click()
    expect(tab.get_by_role("heading", name="Messages in a list")).to_be_visible()
    wait_for_run(tab)
    expect(tab.get_by_role("switch")).not_to_be_checked()
    expect_marked(tab)


def test_the_browser_remembers_the_switch(tab: Page, app: str) -> None:
    for is_on in (False, True):
        visit(tab, f"{app}/echo_bot?step=full_loop")
        tab.get_by_text("Show what runs").click()
        choice = "on" if is_on else "off"
        tab.wait_for_function(f"() => document.cookie.includes('runs={choice}')")
        tab.reload()
        wait_for_run(tab)
        expect(tab.get_by_role("switch")).to_be_checked(checked=is_on)
        expect(sentence(tab)).to_have_count(int(is_on))


# Notes whatever a screen reader would say of its own accord.
LISTEN = """() => {
    const LIVE = ["polite", "assertive"].map((value) => `[aria-live=${value}]`)
        .concat(["log", "status", "alert"].map((role) => `[role=${role}]`)).join()
    window.announced = []
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const element = target.nodeType === 1 ? target : target.parentElement
            const live = element?.closest(LIVE)
            if (live) window.announced.push(live.textContent)
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""


def test_while_an_answer_streams_lines_are_marked_and_no_word_is_announced(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/streaming?step=streamed_echo")
    expect(sentence(tab)).to_contain_text("Run 1: you opened this page, so")
    tab.evaluate(LISTEN)
    send(tab, LONG)
    expect(runs_view(tab).get_by_text("It is running")).to_be_visible()
    expect(live_pane(tab).get_by_text("Echo: word0 word1")).to_be_visible()
    tab.wait_for_function(
        """() => getComputedStyle(document.querySelectorAll(".code-panel-line")[9])
            .getPropertyValue("--ran") === "1" """
    )
    expect(runs_view(tab).get_by_text("It is running")).to_be_visible()
    expect(sentence(tab)).to_be_visible(timeout=20_000)
    tab.wait_for_function(
        "said => announced.some(each => each.includes(said))", arg=LONG
    )
    # Once it is over, the whole of it is said, once.
    heard = {said for said in tab.evaluate("announced") if "word1" in said}
    assert len(heard) == 1
    assert f"Echo: {LONG}" in heard.pop()
    wait_for_run(tab)
    # A run that interrupts another says so.
    send(tab, f"{LONG} {LONG} {LONG}")
    answer = live_pane(tab).get_by_test_id("stChatMessage").nth(3)
    expect(answer).to_contain_text("Echo: word0 word1")
    send(tab, "stop")
    expect(sentence(tab)).to_contain_text("while run 3 was under way")
    wait_for_run(tab)
    run_dot(tab, 3).click()
    expect(runs_view(tab)).to_contain_text("It was interrupted.")


def assert_a_screen_reader_hears_what_ran(tab: Page) -> None:
    expect(sentence(tab)).to_contain_text("Run 1")
    wait_for_run(tab)
    expect_marked(tab, 1, 3, 4, 7, 11)
    code = tab.get_by_role("region", name="Code of replay.py")
    heard = accessible_texts(tab)
    assert heard.count("ran: ") == 5
    expect(code.get_by_role("button", name="Note 1 of", exact=False)).to_be_visible()
    expect(tab.get_by_role("table", name="Session state")).to_be_visible()
    expect(tab.get_by_role("radiogroup", name="Runs")).to_be_visible()
    expect(run_dot(tab, 1)).to_be_checked()
    expect(tab.get_by_role("button", name="Restart")).to_be_visible()
    expect(tab.get_by_role("switch", name="Show what runs")).to_be_visible()


def accessible_texts(tab: Page) -> list[str]:
    """Return each text in Chromium's accessibility tree."""
    tree = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")
    return [
        node["name"]["value"]
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "StaticText"
    ]


def test_a_run_that_is_chosen_in_no_page_ends_nothing(app: str) -> None:
    stream = f"{app.replace('http', 'ws')}/_stcore/stream"
    with connect(stream, subprotocols=["streamlit"], close_timeout=0.2) as socket:
        came = run(socket, page="echo_bot", query="step=full_loop")
        (timeline,) = (
            drawn.new_element.bidi_component.id
            for drawn in drawn_in(came, "bidi_component")
            if drawn.new_element.bidi_component.component_name == "live_timeline"
        )
        said = json.dumps([{"event": "run", "value": 1}])
        name = f"$$STREAMLIT_INTERNAL_KEY_{timeline}__events"
        # As no browser does: without saying which page it shows.
        came = run(socket, WidgetState(id=name, json_trigger_value=said))
        assert drawn_in(came, "exception") == []
        assert drawn_in(came, "heading")
