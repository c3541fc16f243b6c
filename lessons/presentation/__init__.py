"""A step on a projector: large code beside the app, without all else.

`present=1` in the address asks for it. A teacher leads by keys, or by a clicker, which
sends Page Up and Page Down.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import segno
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons import wording
from lessons.address import room_address
from lessons.lesson import read_lessons
from lessons.lesson_fields import Lesson
from lessons.sentences import Sentence

FOLDER = Path(__file__).parent
ASKED_FOR = "present"
TRY_IT = re.compile(r"^\*\*Try it:\*\*.*", re.MULTILINE | re.DOTALL)
# In the head of each page, as what it changes is.
STYLE = (FOLDER / "presentation.css").read_text("utf-8")
WHOLE_PAGE = f"<style>{(FOLDER / 'whole_page.css').read_text('utf-8')}</style>"
PARTS = ("desk.js", "letters.js", "lists.js", "reached_lines.js")

_desk = st.components.v2.component(
    "presentation",
    html='<div class="presentation-desk"></div>',
    css=(FOLDER / "desk.css").read_text("utf-8"),
    js="\n".join((FOLDER / part).read_text("utf-8") for part in PARTS),
    isolate_styles=False,
)


def presents() -> bool:
    """Tell whether the address asks for a presentation."""
    return st.query_params.get(ASKED_FOR) == "1"


def kept_in_address() -> dict[str, str]:
    """Return what other addresses keep of this one, so that a presentation goes on."""
    return {ASKED_FOR: "1"} if presents() else {}


def draw_way_in() -> None:
    """Draw the button that begins a presentation."""
    st.button(
        wording.PRESENT,
        icon=":material/slideshow:",
        type="tertiary",
        help=wording.PRESENT_HELP,
        key="present",
        on_click=lambda: st.query_params.update({ASKED_FOR: "1"}),
    )


def stage() -> DeltaGenerator:
    """Draw the container of a page, which says whether it is presented."""
    return st.container(key="presenting" if presents() else None)


def hide_all_else() -> None:
    """Hide the navigation; in the router it stays hidden from page to page."""
    st.html(WHOLE_PAGE)


def draw_desk(lesson: Lesson, index: int) -> None:
    """Draw what a teacher leads with: a bar of buttons, and their keys.

    Args:
        lesson: The lesson in view.
        index: The index of its step in view.
    """
    places = [f"{lesson.slug}?step={place}" for place in lesson.places]
    address = f"{room_address()}/{places[index]}"
    code = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
    shown = {
        "address": address,
        "code": code,
        "place": places[index],
        "steps": [*zip(_names(lesson), places, _minutes(lesson), strict=True)],
        "lessons": [
            (other.title, f"{other.slug}?step={other.places[0]}")
            for other in read_lessons()
            if other.slug != lesson.slug
        ],
        "words": wording.DESK,
    }
    _desk(data=json.dumps(shown), key="presentation_desk")


def _names(lesson: Lesson) -> Iterator[str]:
    for number, heading in enumerate(lesson.headings, start=1):
        yield f"{number}. {Sentence('title', heading).plain}"


def _minutes(lesson: Lesson) -> list[int | None]:
    """Return how long each step takes; of the recap, nothing is said."""
    return [*(step.minutes for step in lesson.steps), None]


def task_of(text: str) -> str:
    """Return of a step's text what to try, to its end; nothing if there is none."""
    found = TRY_IT.search(text)
    return found[0] if found else ""


def short(text: str) -> str:
    """Return of a step's text what a room needs: what to try, or else what it is of."""
    return (task_of(text) or text).partition("\n\n")[0]
