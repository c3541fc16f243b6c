"""Draws the page on which a script runs alone, as if it were the app itself."""

import streamlit as st

from lessons import wording
from lessons.editing.edits import forget_texts, may_go_on, ran_before
from lessons.live import forget_sessions, run_full_size
from lessons.plain_text import plain
from lessons.provider.panel import provider_panel
from lessons.snippet_files import asks_provider, snippet_path
from lessons.way_to_code import draw_way_to_code


def draw_alone() -> None:
    """Run the snippet that the address names, or what the learner made of it."""
    if not may_go_on():
        forget_texts()
        forget_sessions()
    name, text = (st.query_params.get(key, "") for key in ("snippet", "text"))
    try:
        path = snippet_path(name)
    except LookupError:
        why = wording.EACH_LESSON_SHOWS_ITS_OWN.format(name=plain(name))
        _say(wording.NO_SUCH_SNIPPET, why)
        return
    script = ran_before(text, path) if text else path
    if not script:
        _say(wording.NO_SUCH_TEXT, wording.RUN_IT_IN_ITS_LESSON)
        return
    draw_way_to_code(path)
    who = provider_panel() if asks_provider(script) else None
    failure = run_full_size(script, who, may_go_on)
    if failure and who and (explanation := who.explain(failure)):
        st.info(explanation, icon=":material/support:")


def _say(title: str, why: str) -> None:
    st.title(title)
    st.markdown(why)
    st.page_link("pages/welcome.py", label=wording.TO_WELCOME, icon=":material/home:")
