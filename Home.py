"""The app: its server when Streamlit imports this file, its router on each rerun."""

from typing import Literal

import streamlit as st

from lessons import wording
from lessons.lesson import read_lessons
from lessons.page_head import head_of
from lessons.page_manners import page_manners, say_run_is_over
from lessons.presentation import hide_all_else, presents
from lessons.progress import keep_progress
from lessons.search_box import search_box


def current_page() -> st.Page:
    """Declare the pages and return the one that the browser's address names."""
    welcome = st.Page(
        "pages/welcome.py",
        title=wording.WELCOME,
        icon=":material/waving_hand:",
        default=True,
    )
    lessons = [
        st.Page(lesson.page, title=lesson.title, icon=lesson.icon)
        for lesson in read_lessons()
    ]
    where_next = st.Page(
        "pages/where_next.py", title=wording.WHERE_NEXT, icon=":material/explore:"
    )
    alone = st.Page("pages/alone.py", title=wording.ALONE, visibility="hidden")
    pages = [welcome, *lessons, where_next, alone]
    return st.navigation(pages, position=navigation_position())


def navigation_position() -> Literal["hidden", "top"]:
    """Leave the navigation out where a snippet runs alone."""
    return "hidden" if runs_alone() else "top"


def is_on_projector(slug: str) -> bool:
    """Tell whether a page is presented: only a lesson's can be."""
    return presents() and slug in {lesson.slug for lesson in read_lessons()}


def runs_alone() -> bool:
    """Tell whether the page is a snippet's alone, as under `streamlit run`."""
    return "snippet" in st.query_params


if __name__ == "__main__":
    from lessons.live import take_arrivals

    # First: a newer message may stop this run before the script in its pane begins.
    take_arrivals()
    # An emoji, before the pages say theirs: for a Material icon the browser would ask
    # Google's servers.
    st.set_page_config(page_icon="💬", layout="wide")
    page = current_page()
    st.set_page_config(page_title=head_of(page.url_path, st.query_params).title)
    if runs_alone():
        page.run()
    else:
        step = st.query_params.get("step", "")
        if is_on_projector(page.url_path):
            hide_all_else()
        else:
            search_box()
            keep_progress(page.url_path, step)
        page_manners(page.url_path, step)
        page.run()
        say_run_is_over()
else:
    from lessons import server

    server.stop_if_settings_cannot_be_read()
    server.stop_if_lessons_cannot_be_read()
    app = st.App(
        __file__,
        routes=server.ROUTES,
        lifespan=server.warmed,
        middleware=server.MIDDLEWARE,
    )
    server.leave_pages_to_navigation()
