"""Questions from earlier lessons, answered in the page."""

from playwright.sync_api import Page, expect
from visits import visit, wait_for_run

HEAR = """() => {
    window.heard = []
    const hear = ({ detail }) => window.heard.push(detail)
    document.addEventListener("lesson-progress", hear)
}"""


def test_a_wrong_answer_is_met_and_the_first_try_counts(tab: Page, app: str) -> None:
    visit(tab, f"{app}/history")
    tab.evaluate(HEAR)
    recall = tab.locator(".recall-card")
    column = tab.locator(".st-key-text_column")
    recall.locator("summary").click()
    # What is asked next leaves the questions their room.
    expect(column).to_have_attribute("data-recalling", "")
    text = tab.locator(".st-key-step_text")
    assert text.evaluate("text => text.scrollHeight <= text.clientHeight")
    recall.get_by_role("button", name="An empty text").click()
    said = recall.get_by_role("status").first
    expect(said).to_have_text(
        "Not quite. You sent nothing, and that is told apart from an empty text."
    )
    recall.get_by_role("button", name="None", exact=True).click()
    expect(said).to_contain_text("Right. Only the run that a message began")
    place = {"kind": "recall", "id": "history/plain_list/1", "right": False}
    assert tab.evaluate("window.heard") == [place]
    tab.locator(".st-key-next_step button").click()
    expect(tab.get_by_role("heading", name="Session state remembers")).to_be_visible()
    wait_for_run(tab)
    expect(column).not_to_have_attribute("data-recalling", "")
    tab.get_by_role("button", name="Back").click()
    recall.locator("summary").click()  # It is as it was left.
    expect(said).to_contain_text("Right. Only the run that a message began")
    recall.get_by_role("button", name="An empty text").click()
    expect(said).to_contain_text("Not quite.")
    assert tab.evaluate("window.heard") == [place]


def test_the_parts_of_the_loop_are_put_in_order_by_keyboard(
    tab: Page, app: str
) -> None:
    visit(tab, f"{app}/streaming")
    recall = tab.locator(".recall-card")
    recall.locator("summary").press("Enter")
    check = recall.get_by_role("button", name="Check this order")
    check.press("Enter")
    said = recall.get_by_role("status").first
    expect(said).to_contain_text("Not quite.")
    parts = recall.locator("li pre")
    for line in ("# Initialize", "# Display chat", "# React", "response ="):
        at = ["# Initialize", "# Display chat", "# React", "response ="].index(line)
        while not parts.nth(at).inner_text().strip().startswith(line):
            now = next(
                i
                for i in range(4)
                if parts.nth(i).inner_text().strip().startswith(line)
            )
            recall.get_by_role("button", name=f"Move part {now + 1} up").press("Enter")
    check.press("Enter")
    expect(said).to_contain_text("Right. Remember, replay, ask, answer")
