"""Taking a snippet along: copy, download, run, open alone."""

from pathlib import Path

from playwright.sync_api import Page, expect
from visits import (
    Watch,
    choose,
    live_pane,
    send,
    transcript,
    visit,
)

from lessons.snippet_files import snippet_path

ECHO_BOT = snippet_path("echo_bot/echo_bot")
AT_ECHO_BOT = "echo_bot?step=full_loop"


def expect_copied(tab: Page, text: str) -> None:
    tab.wait_for_function(
        "text => navigator.clipboard.readText().then(copied => copied === text)",
        arg=text,
    )


def test_a_snippet_is_taken_along(tab: Page, app: str) -> None:
    """Selected, copied, downloaded, and opened alone; and it has colours."""
    visit(tab, f"{app}/{AT_ECHO_BOT}")
    assert_it_has_colours(tab)
    tab.locator(".code-panel-code").focus()
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.press("ControlOrMeta+c")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == ECHO_BOT.read_text().strip()
    tab.get_by_role("button", name="Copy").last.click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    expect_copied(tab, "streamlit run echo_bot.py")
    tab.get_by_role("button", name="Copy").first.click()
    expect_copied(tab, ECHO_BOT.read_bytes().decode())
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "echo_bot.py"
    assert Path(download.value.path()).read_bytes() == ECHO_BOT.read_bytes()
    with tab.expect_popup() as popup:
        tab.get_by_role("link", name="Open alone").click()
    alone = popup.value
    watch = Watch(alone)
    expect(alone.get_by_role("heading", name="Chat Bot")).to_be_visible(timeout=20_000)
    send(alone, "hi")
    expect(alone.get_by_text("Echo: hi")).to_be_visible()
    assert len(transcript(alone)) == 2
    expect(live_pane(alone)).to_have_count(0)
    expect(alone.get_by_role("link", name="Streaming")).to_have_count(0)
    assert watch.faults == []
    alone.get_by_role("link", name="Its code").click()
    expect(alone).to_have_url(f"{app}/{AT_ECHO_BOT}")
    # The loop's parts have names from the step on that names them.
    parts = tab.locator(".code-panel-part")
    expect(parts).to_have_text(["remember", "replay", "ask", "answer"])
    tab.get_by_role("button", name="Back").click()
    expect(tab.get_by_role("heading", name="2. The bot answers")).to_be_visible()
    expect(parts).to_have_count(0)


def assert_it_has_colours(tab: Page) -> None:
    line = tab.locator(".code-panel-line", has_text='st.title("').first
    comment = tab.locator(".code-panel-line", has_text="# ").first
    keyword = tab.locator(".code-panel-line", has_text="import streamlit").first
    parts = [
        line.get_by_text("title", exact=True),
        line.get_by_text('"').first,
        comment.get_by_text("# ").last,
        keyword.get_by_text("import", exact=True),
    ]
    colour = "part => getComputedStyle(part).color"
    assert len({part.evaluate(colour) for part in parts}) == len(parts)


def test_copy_works_over_plain_http_too(tab: Page, app: str) -> None:
    visit(tab, f"{app.replace('localhost', 'workshop.test')}/{AT_ECHO_BOT}")
    assert not tab.evaluate("window.isSecureContext")
    tab.get_by_role("button", name="Copy").first.click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    box = tab.get_by_test_id("stChatInputTextArea")
    box.press("ControlOrMeta+v")
    assert box.input_value().encode() == ECHO_BOT.read_bytes()


def test_a_snippet_alone_says_who_answers_and_why_nobody_does(
    tab: Page, app: str
) -> None:
    tab.goto(f"{app}/alone?snippet=chatgpt_clone/chatgpt_clone")
    choose(tab, "The practice model", "practice-denied")
    expect(
        tab.get_by_role("button", name="Who answers: practice-denied")
    ).to_be_visible()
    send(tab, "hello")
    expect(tab.get_by_text("The provider refused the key.")).to_be_visible()


def test_the_text_begins_anew_for_a_new_step_but_not_for_a_message(
    tab: Page, app: str
) -> None:
    tab.set_viewport_size({"width": 1280, "height": 420})
    visit(tab, f"{app}/{AT_ECHO_BOT}")
    text = tab.locator(".st-key-step_text")
    text.evaluate("text => text.scrollTop = 40")
    send(tab, "hi")
    expect(live_pane(tab).get_by_text("Echo: hi")).to_be_visible()
    assert text.evaluate("text => text.scrollTop") == 40
    tab.locator(".st-key-next_step button").click()
    heading = tab.get_by_role("heading", name="The same with streamlit-extras")
    expect(heading).to_be_in_viewport()
