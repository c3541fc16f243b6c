"""A page that outlives its server says that its conversation began anew."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect
from servers import ROOT, serving
from visits import live_pane, send, transcript, visit, wait_for_run


def test_a_pane_says_so_and_goes_on(tab: Page) -> None:
    notice = live_pane(tab).get_by_text("began anew")
    with serving(ROOT / "Home.py") as address:
        visit(tab, f"{address}/echo_bot?step=3")
        tab.get_by_text("Show what runs").click()
        wait_for_run(tab)
        send(tab, "before")
        expect(live_pane(tab).get_by_text("Echo: before")).to_be_visible()
        wait_for_run(tab)
        expect(notice).to_have_count(0)
    with serving(ROOT / "Home.py", port=urlsplit(address).port):
        connected = tab.locator("[data-test-connection-state=CONNECTED]")
        expect(connected).to_have_count(1, timeout=30_000)
        send(tab, "after")
        expect(live_pane(tab).get_by_text("Echo: after")).to_be_visible()
        wait_for_run(tab)
        expect(notice).to_be_visible()
        assert [text for _, text in transcript(tab)] == ["after", "Echo: after"]
        expect(tab.get_by_role("switch")).not_to_be_checked()
        send(tab, "and on")
        expect(live_pane(tab).get_by_text("Echo: and on")).to_be_visible()
        wait_for_run(tab)
        expect(notice).to_have_count(0)
        assert len(transcript(tab)) == 4
        tab.reload()  # Now the learner began anew.
        expect(tab.get_by_test_id("stChatInputTextArea")).to_be_visible()
        wait_for_run(tab)
        expect(notice).to_have_count(0)
