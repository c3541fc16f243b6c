"""The search box: found as one types, by a route, so that no script runs meanwhile."""

import json
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from lessons import wording
from lessons.search import LONGEST_READ, Hit, search

FOLDER = Path(__file__).parent
# Where the page asks, seen from itself: wherever the app is served, it is beside it.
PATH = "search"

_box = st.components.v2.component(
    "search_box",
    html='<div class="search-box"></div>',
    css=(FOLDER / "search_box.css").read_text("utf-8"),
    js=(FOLDER / "search_box.js").read_text("utf-8"),
    isolate_styles=False,
)


def search_box() -> None:
    """Draw the button that opens the box."""
    said = {"path": PATH, "longest": LONGEST_READ, "words": wording.SEARCH_BOX}
    _box(data=json.dumps(said), key="search_box")


def answer_search(request: Request) -> Response:
    """Answer what is asked as `q` with what was found, as JSON."""
    found = search(request.query_params.get("q", ""))
    return JSONResponse(
        {
            "hits": [_shown(hit) for hit in found.hits],
            "corrected": [near for _, near in found.corrected],
        }
    )


def _shown(hit: Hit) -> dict[str, object]:
    place = hit.place
    return {
        "address": hit.address,
        "lesson": place.page_title,
        "step": f"{place.number}. {place.title}" if place.number else place.title,
        "isCode": hit.sentence.is_code,
        "pieces": hit.pieces,
    }
