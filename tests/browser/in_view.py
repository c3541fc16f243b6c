"""In view: what a step speaks of and what that does are on one screen, unscrolled."""

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NotInTime
from visits import wait_for_run

# What is to be in view, by the tab that leads to it on a phone.
PARTS = {
    "Text": ["task"],
    "Code": ["lines"],
    "App": ["newest", "inputs", "sentence", "page"],
}
# A thing is in view if clicks at its edges would meet it: nothing cuts it off or lies
# over it. Of a message that is taller than its place, or has more below it, the end of
# all is to be in view; of more lines than a phone has room for, a piece of them.
IN_VIEW = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)]
    const meets = (node, x, y) => node.contains(document.elementFromPoint(x, y))
    const shows = (first, last = first) => {
        const { left, right, top } = first.getBoundingClientRect()
        const { bottom } = last.getBoundingClientRect()
        const middle = (left + right) / 2
        return meets(first, middle, top + 2) && meets(last, middle, bottom - 2)
            && meets(first, left + 2, top + 8) && meets(first, right - 2, top + 8)
    }
    const pane = ".st-key-live_pane"
    const taught = all(".code-panel-about")
    // Where the learner is to find a line, the step speaks of none.
    const panel = document.querySelector(".code-panel")?.classList
    const isHunt = panel?.contains("code-panel-answering")
        && !panel.contains("code-panel-predicting")
    const lines = taught.length || isHunt ? taught : all(".code-panel-line")
    const taughtHeight = lines.length && lines.at(-1).getBoundingClientRect().bottom
        - lines[0].getBoundingClientRect().top
    const column = document.querySelector(".st-key-code_column")
    const isTall = innerWidth < 700 && taughtHeight > column?.clientHeight - 45
    const begins = lines.filter((line) => !lines.includes(line.previousSibling))
    const ends = lines.filter((line) => !lines.includes(line.nextSibling))
    const isPieceShown = begins.some((line, at) =>
        shows(line, ends[at]) || (at === 0 && shows(line)))
    const newest = all(`${pane} [data-testid=stChatMessage]`).at(-1)
    const place = newest?.closest(".st-key-live_main")
    const main = document.querySelector("[data-testid=stMain]")
    return {
        lines: !lines.length || (isTall ? isPieceShown : shows(lines[0], lines.at(-1))),
        newest: !newest || shows(newest)
            || place.scrollTop + place.clientHeight > place.scrollHeight - 2,
        inputs: all(`${pane} [data-testid=stChatInput]`).every((input) => shows(input)),
        sentence: all(".live-ran").every((said) => [...said.getClientRects()].every(
            ({ left, right, top, bottom }) =>
                meets(said, (left + right) / 2, (top + bottom) / 2))),
        // What is to be typed in a terminal stands between a text and what to try.
        task: !!document.querySelector(".tabbed-text") || all(".st-key-text_column p")
            .filter((text) => /^(Try it|Look for):/.test(text.textContent))
            .every((text) => shows(text)),
        page: [main, document.documentElement].every(
            (page) => !page.scrollTop && page.scrollHeight <= page.clientHeight),
    }
}"""
ALL_IN_VIEW = f"parts => (seen => parts.every(part => seen[part]))(({IN_VIEW})())"
PLACES = """() => ["code_column", "live_pane", "live_bottom"].map((key) =>
    JSON.stringify(document.querySelector(`.st-key-${key}`)?.getBoundingClientRect()))"""


def wait_until_drawn(tab: Page) -> None:
    wait_for_run(tab)
    expect(tab.get_by_test_id("stSkeleton")).to_have_count(0)


def out_of_view(tab: Page) -> list[str]:
    """Return what is not in view, on a phone in each tab."""
    missed = []
    for name, parts in PARTS.items():
        show(tab, name)
        try:
            tab.wait_for_function(ALL_IN_VIEW, arg=parts, timeout=5_000)
        except NotInTime:
            shown = tab.evaluate(IN_VIEW)
            missed += [part for part in parts if not shown[part]]
    return missed


def show(tab: Page, name: str) -> None:
    """Show a part of the page by its tab, where there is one."""
    # Not by its label: that may say that there is news.
    button = tab.locator(f".column-tabs [data-column={name.lower()}]")
    if button.is_visible():
        button.click()


def send_if_asked(tab: Page, message: str) -> bool:
    """Send a message, if the app takes one, and wait until its run is over."""
    if not tab.get_by_test_id("stChatInput").count():
        return False
    show(tab, "App")
    runs = tab.locator(".live-timeline button")
    count = runs.count()
    box = tab.get_by_test_id("stChatInputTextArea").last
    box.fill(message)
    box.press("Enter")
    expect(runs).to_have_count(count + 1)
    wait_until_drawn(tab)
    return True
