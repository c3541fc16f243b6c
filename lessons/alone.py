"""Draws the page on which a script runs alone, as if it were the app itself."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.editing.edits import forget_texts, may_go_on, ran_before
from lessons.lesson import read_lessons
from lessons.lesson_fields import RECAP
from lessons.live import forget_sessions, run_full_size
from lessons.page_address import MEND
from lessons.plain_text import plain
from lessons.provider.panel import provider_panel
from lessons.recap import solutions
from lessons.snippet_files import asks_provider, snippet_path


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
    _draw_way_to_code(path)
    who = provider_panel() if asks_provider(script) else None
    failure = run_full_size(script, who, may_go_on)
    if failure and who and (explanation := who.explain(failure)):
        st.info(explanation, icon=":material/support:")


def _draw_way_to_code(path: Path) -> None:
    """Draw a small link to where a lesson shows a script, if one does."""
    shown = {shown: (page, asked) for shown, page, asked in reversed([*_all_shown()])}
    if path in shown:
        page, asked = shown[path]
        st.page_link(
            page, label=wording.TO_CODE, icon=":material/code:", query_params=asked
        )


def _all_shown() -> Iterator[tuple[Path, str, dict[str, str]]]:
    """Yield each script that a lesson shows, on which page, and what is asked of it.

    Where two show one, the better comes first: a step that is about it.
    """
    lessons = read_lessons()
    steps = [(lesson.page, step) for lesson in lessons for step in lesson.steps]
    for page, step in steps:
        yield step.snippet, page, {"step": step.name}
    for page, step in steps:
        if step.mend:
            yield step.mend, page, {"step": step.name, "show": MEND}
    for lesson in lessons:
        for name, exercise in solutions(lesson).items():
            yield exercise.solution, lesson.page, {"step": RECAP, "show": name}


def _say(title: str, why: str) -> None:
    st.title(title)
    st.markdown(why)
    st.page_link("pages/welcome.py", label=wording.TO_WELCOME, icon=":material/home:")
