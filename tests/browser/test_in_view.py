"""In view: what a step speaks of and what that does are on one screen, unscrolled."""

import contextlib
from collections.abc import Iterator

import pytest
from lesson_steps import LESSONS
from playwright.sync_api import Browser, Page, expect
from servers import ROOT, serving
from visits import send, visit, wait_for_run

SIZES = {
    "projector": (1280, 720),
    "laptop": (1400, 900),
    "desk": (1920, 1080),
    "phone": (390, 844),
}
MESSAGES = ("one", "two", "three")
# What can be clicked in the middle of each of its sides lies on the screen, and under
# nothing. Of what is taller than its place, the end does.
IN_VIEW = """() => {
    const shows = (node, x, y) => node.contains(document.elementFromPoint(x, y))
    const isInView = (first, last = first) => {
        const box = first.getBoundingClientRect()
        const { bottom } = last.getBoundingClientRect()
        const middle = (box.left + box.right) / 2
        return shows(last, middle, bottom - 2) && shows(first, middle, box.top + 2)
            && shows(first, box.left + 2, (box.top + box.bottom) / 2)
            && shows(first, box.right - 2, (box.top + box.bottom) / 2)
    }
    const all = (selector) => [...document.querySelectorAll(selector)]
    const app = document.querySelector(".st-key-live_main")
    const drawn = all(".st-key-live_main [data-testid=stElementContainer]")
        .filter((node) => node.offsetHeight > 2)
    const newest = all(".st-key-live_main [data-testid=stChatMessage]").at(-1) ?? drawn.at(-1)
    const isTall = newest?.offsetHeight > app?.clientHeight - 40
    const taught = all(".code-panel-about")
    const inputs = all(".st-key-live_pane [data-testid=stChatInput]")
    const task = all(".st-key-step_text p")
        .filter((p) => /^(Try it|Look for):/.test(p.textContent))
    const text = document.querySelector(".st-key-step_text")
    const main = document.querySelector("[data-testid=stMain]")
    const root = document.documentElement
    const { right: end, left: begin, bottom } = newest?.getBoundingClientRect() ?? {}
    return {
        lines: !taught.length || isInView(taught[0], taught.at(-1)),
        newest: !newest || (isTall ? shows(newest, (begin + end) / 2, bottom - 2) : isInView(newest)),
        inputs: inputs.every((input) => isInView(input)),
        task: task.every((p) => isInView(p)),
        text: text.scrollHeight <= text.clientHeight,
        page: main.scrollHeight <= main.clientHeight && root.scrollHeight <= root.clientHeight
            && !main.scrollTop && !root.scrollTop,
    }
}"""
PLACES = """() => [".st-key-code_column", ".st-key-live_pane", ".st-key-live_bottom"]
    .map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        return box ? [box.left, box.top, box.right, box.bottom].map(Math.round) : []
    })"""
