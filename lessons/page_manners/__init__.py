"""What a keyboard and a screen reader need of a page, and Streamlit leaves to it.

The arrow keys lead along the road, however quickly they are pressed; the focus follows
to the heading; a link leads past all else to the live pane, which is a region with a
name; and what a run brought is said once, when it is over.
"""

import json
import time
from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.lesson import read_lessons, read_welcome
from lessons.sentences import Sentence

FOLDER = Path(__file__).parent

_manners = st.components.v2.component(
    "page_manners",
    html='<div class="page-manners"></div>',
    css=(FOLDER / "page_manners.css").read_text("utf-8"),
    js=(FOLDER / "page_manners.js").read_text("utf-8"),
    isolate_styles=False,
)
_run_over = st.components.v2.component(
    "run_over",
    html='<i class="run-over" hidden></i>',
    js=(FOLDER / "run_over.js").read_text("utf-8"),
    isolate_styles=False,
)


def page_manners(page: str, step: str) -> None:
    """Give a page its manners. Call it before the page is drawn.

    Args:
        page: The slug of a lesson, or of another page.
        step: The step that the address asks for.
    """
    road = {lesson.slug: lesson.places for lesson in read_lessons()}
    at, heading = "", read_welcome().title
    for lesson in read_lessons():
        if lesson.slug == page:
            place = lesson.place(step) or lesson.places[0]
            at = f"{page}?step={place}"
            heading = lesson.headings[lesson.places.index(place)]
    said = {
        "road": road,
        "at": at,
        "heading": Sentence("title", heading).plain,
        "words": wording.PAGE_MANNERS,
        # No two runs say the same, or the browser would not be told of the second.
        "run": time.monotonic_ns(),
    }
    _manners(data=json.dumps(said), key="page_manners")


def say_run_is_over() -> None:
    """Let what this run brought be said. Call it when the page has been drawn."""
    _run_over(data=str(time.monotonic_ns()), key="run_over")
