"""A message sent while an answer streams does in the page what it does alone."""

from playwright.sync_api import Page, expect
from servers import serving
from visits import live_pane, runs_view, send, transcript, visit, wait_for_run

from lessons.snippet_files import snippet_path

STREAMED_ECHO = snippet_path("streaming/streamed_echo")
LONG = " ".join(f"word{number}" for number in range(100))


def interrupted_conversation(tab: Page, address: str) -> list[tuple[str | None, str]]:
    messages = tab.get_by_test_id("stChatMessageContent")
    visit(tab, address)
    send(tab, "first")
    expect(messages.get_by_text("Echo: first")).to_be_visible()
    wait_for_run(tab)
    send(tab, LONG)
    expect(messages.get_by_text("Echo: word0 word1")).to_be_visible()
    send(tab, "stop, **this** one")
    expect(messages.get_by_text("Echo: stop, this one")).to_be_visible()
    wait_for_run(tab)
    send(tab, "last")
    expect(messages.get_by_text("Echo: last")).to_be_visible()
    wait_for_run(tab)
    return transcript(tab)


def test_an_interrupted_answer_leaves_the_same_transcript(tab: Page, app: str) -> None:
    in_page = interrupted_conversation(tab, f"{app}/streaming?step=streamed_echo")
    with serving(STREAMED_ECHO) as alone:
        assert interrupted_conversation(tab, alone) == in_page
    assert [text for _, text in in_page] == [
        "first",
        "Echo: first",
        LONG,
        "stop, this one",
        "Echo: stop, this one",
        "last",
        "Echo: last",
    ]


def test_a_switch_in_mid_stream_does_not_send_the_message_again(
    tab: Page, app: str
) -> None:
    messages = live_pane(tab).get_by_test_id("stChatMessage")
    visit(tab, f"{app}/streaming?step=streamed_echo")
    send(tab, LONG)
    expect(messages.get_by_text("Echo: word0 word1")).to_be_visible()
    tab.get_by_text("Show what runs").click()
    expect(messages).to_have_count(1)
    wait_for_run(tab)
    expect(messages).to_have_count(1)
    expect(tab.get_by_test_id("stChatInputTextArea")).to_have_count(1)
    expect(tab.locator(".live-state")).to_have_count(0)
    expect(tab.get_by_text("of code so far")).to_have_count(0)


def test_a_stopped_run_says_that_it_was_interrupted(tab: Page, app: str) -> None:
    visit(tab, f"{app}/streaming?step=streamed_echo")
    send(tab, LONG)
    expect(tab.get_by_text("Echo: word0 word1")).to_be_visible()
    tab.get_by_role("button", name="Stop").click()
    expect(runs_view(tab).get_by_text("It was interrupted.")).to_be_visible()
    state = tab.get_by_role("table", name="Session state after run 2")
    expect(state.get_by_role("row", name="user word0")).to_be_visible()
    tab.wait_for_timeout(2_000)  # Nobody writes the next message at once.
    send(tab, "next")
    sentence = runs_view(tab).get_by_text("Run 3: you sent “next”, so")
    expect(sentence).to_be_visible()
