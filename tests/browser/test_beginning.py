"""The way in, and onto one's own computer."""

from openai import OpenAI
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect
from visits import visit, wait_for_run

from lessons.lesson import read_lesson
from lessons.snippet_files import installs, snippet_path

AT_FULL_APP = "chatgpt_clone?step=full_app"


def open_dialog(tab: Page) -> Locator:
    """Open *Run it yourself* with the keyboard."""
    tab.get_by_role("button", name="Run it yourself").press("Enter")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def test_start_leads_to_the_first_lesson_and_continue_to_the_last_place(
    tab: Page, app: str
) -> None:
    visit(tab, app)
    start = tab.get_by_role("link", name="Start", exact=True)
    expect(start).to_be_visible()
    expect(tab.get_by_role("link", name="Continue")).to_have_count(0)
    start.click()
    expect(
        tab.get_by_role("heading", name="1. A folder with Streamlit")
    ).to_be_visible()
    wait_for_run(tab)
    tab.get_by_role("button", name="Next: Run a file").click()
    expect(tab.get_by_role("heading", name="2. Run a file")).to_be_visible()
    wait_for_run(tab)
    tab.get_by_role("link", name="Welcome").click()
    tab.get_by_role("link", name="Continue at First app, step 2: Run a file").click()
    expect(tab).to_have_url(f"{app}/first_app?step=run_a_file")
    expect(tab.get_by_role("heading", name="2. Run a file")).to_be_visible()


def test_a_list_of_all_steps_leads_to_each(tab: Page, app: str) -> None:
    visit(tab, app)
    expect(tab.get_by_role("link", name="Replay the history")).to_have_count(0)
    tab.get_by_text("All steps").click()
    history = read_lesson("history")
    expect(tab.get_by_text(f"History ({history.minutes}\u202fmin)")).to_be_visible()
    tab.get_by_role("link", name="4. Replay the history").click()
    expect(tab.get_by_role("heading", name="4. Replay the history")).to_be_visible()


def test_the_last_lesson_leads_to_where_next(tab: Page, app: str) -> None:
    visit(tab, f"{app}/provider_fails?step=recap")
    tab.get_by_role("button", name="Where next").click()
    tab.get_by_role("tab", name="A server of your own").click()
    tab.get_by_role("button", name="chat-app.conf").click()
    expect(tab.get_by_text("proxy_pass http://localhost:8501;")).to_be_visible()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download").last.click()
    assert download.value.suggested_filename == "chat-app.conf"


def test_how_to_run_a_script_is_told_without_a_run_of_the_page(
    tab: Page, app: str
) -> None:
    sent: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame)

    def note_frames(socket: WebSocket) -> None:
        socket.on("framesent", note)

    tab.on("websocket", note_frames)
    visit(tab, f"{app}/{AT_FULL_APP}")
    before = len(sent)
    dialog = open_dialog(tab)
    packages = " ".join(installs("import openai"))
    install, run = f".venv/bin/pip install {packages}", "chatgpt_clone.py"
    expect(dialog.get_by_text(install)).to_be_visible()
    expect(dialog.get_by_text(f".venv/bin/streamlit run {run}")).to_be_visible()
    expect(dialog.get_by_text("StreamlitSecretNotFoundError")).to_be_visible()
    secrets = dialog.get_by_text("OPENAI_BASE_URL").inner_text()
    url, key = (line.partition(" = ")[2].strip('"') for line in secrets.splitlines())
    completion = OpenAI(base_url=url, api_key=key).chat.completions.create(
        model="gpt-5.4-mini", messages=[{"role": "user", "content": "hi"}]
    )
    assert "practice model" in (completion.choices[0].message.content or "")
    [curl] = dialog.get_by_text("curl -O ").all_inner_texts()
    fetched = tab.request.get(curl.removeprefix("curl -O "))
    assert fetched.body() == snippet_path("chatgpt_clone/chatgpt_clone").read_bytes()
    assert fetched.headers["content-type"] == "text/plain; charset=utf-8"
    with tab.expect_download() as download:
        dialog.get_by_role("link", name="All scripts of this lesson").click()
    assert download.value.suggested_filename == "chatgpt_clone.zip"
    # Nobody may edit here, so nothing is said of that.
    expect(dialog.get_by_text("edit")).to_have_count(0)
    dialog.get_by_role("button", name="Windows").first.click()
    expect(dialog.get_by_text(rf".venv\Scripts\streamlit run {run}")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(tab.get_by_role("button", name="Run it yourself")).to_be_focused()
    assert len(sent) == before > 0


def test_what_stands_before_the_hosts_name_is_no_part_of_a_command(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app.replace('//', '//x;id;@')}/{AT_FULL_APP}&run=1")
    curl = tab.get_by_role("dialog").get_by_text("curl -O ")
    expect(curl).to_have_text(f"curl -O {app}/scripts/chatgpt_clone/chatgpt_clone.py")


def test_the_dialog_fits_a_phone(browser: Browser, app: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    visit(tab, f"{app}/{AT_FULL_APP}")
    tab.get_by_role("button", name="Code", exact=True).click()
    open_dialog(tab)
    assert tab.get_by_role("dialog").evaluate(
        "dialog => dialog.scrollWidth <= dialog.clientWidth"
    )
    context.close()


def test_an_exercise_is_kept_under_its_lessons_name(tab: Page, app: str) -> None:
    visit(tab, f"{app}/echo_bot?step=recap&show=solution")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "echo_bot_exercise.py"
    tab.get_by_role("button", name="Back to the recap").click()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Download all").click()
    assert download.value.suggested_filename == "echo_bot.zip"
