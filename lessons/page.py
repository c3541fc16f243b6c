"""Lays out a lesson's page: its head, the step in view, and the way onwards."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.code_panel import code_panel
from lessons.columns import Columns, draw_columns
from lessons.lesson import lesson_after, read_lesson
from lessons.lesson_fields import RECAP, RECAP_HEADING, Lesson
from lessons.live import live_pane
from lessons.plain_text import plain
from lessons.provider.panel import provider_panel
from lessons.snippet_files import asks_provider

# What else a step can show, as the address names it.
MEND, SOLUTION = "mend", "solution"
VERSIONS = {"": wording.BROKEN, MEND: wording.MENDED}


def draw_lesson(slug: str) -> None:
    """Draw a lesson's page, with the step that the address names in view.

    Args:
        slug: The lesson's slug.
    """
    lesson = read_lesson(slug)
    asked = st.query_params.get("step", lesson.places[0])
    place = lesson.place(asked)
    index = lesson.places.index(place) if place else 0
    columns = draw_columns(f"{slug}/{lesson.places[index]}")
    with columns.text:
        text = st.container(key="step_text")
        with text:
            _draw_head(lesson, index)
            if not place:
                st.warning(
                    wording.NO_SUCH_STEP.format(asked=plain(asked)),
                    icon=":material/wrong_location:",
                )
        _draw_ways(lesson, index)
    columns = columns._replace(text=text)
    # The script in the live pane runs last: all else is on the page by then.
    if index < len(lesson.steps):
        _draw_step(lesson, index, columns)
    else:
        _draw_recap(lesson, columns)


def _draw_head(lesson: Lesson, index: int) -> None:
    """Draw the title, the steps, and at the first of them what the lesson promises."""
    key = f"steps_{lesson.slug}"
    st.session_state[key] = index + 1  # The address decides, so that Back works.
    st.title(lesson.title, anchor=False)
    st.pagination(
        len(lesson.places),
        key=key,
        max_visible_pages=None,
        on_change=lambda: _go_to(lesson.places[st.session_state[key] - 1]),
    )
    if index == 0:
        promise = lesson.promise
        st.markdown(wording.PROMISE.format(promise=promise, minutes=lesson.minutes))


def _draw_step(lesson: Lesson, index: int, columns: Columns) -> None:
    step = lesson.steps[index]
    key = f"{lesson.slug}_{step.name}"
    with columns.text:
        st.subheader(f"{index + 1}. {step.heading}", anchor=False)
        st.markdown(step.text)
        is_mended = step.mend and _is_mended(f"version_{key}")
    if step.mend and is_mended:
        _draw_snippet(lesson, step.mend, key, columns, builds_on=step.snippet)
    else:
        _draw_snippet(
            lesson,
            step.snippet,
            key,
            columns,
            step.notes,
            step.builds_on,
            step.about,
        )


def _draw_recap(lesson: Lesson, columns: Columns) -> None:
    with columns.text:
        st.subheader(f"{len(lesson.places)}. {RECAP_HEADING}", anchor=False)
        st.markdown(_list(lesson.recap))
        st.markdown(wording.EXERCISE)
        st.markdown(lesson.exercise)
        with st.expander(wording.HINT, icon=":material/lightbulb:"):
            st.markdown(lesson.hint)
        is_solved = _is_solved(f"solved_{lesson.slug}")
        st.markdown(wording.REFERENCES)
        st.markdown(
            _list(f"[{name}]({url})" for name, url in lesson.references.items())
        )
    if is_solved:
        _draw_snippet(lesson, lesson.solution, f"{lesson.slug}_{RECAP}", columns)


def _draw_snippet(
    lesson: Lesson,
    path: Path,
    key: str,
    columns: Columns,
    notes: Mapping[str, str] | None = None,
    builds_on: Path | None = None,
    about: Sequence[str] = (),
) -> None:
    with columns.code:
        code_panel(path, f"code_{key}", notes, builds_on, about)
    with columns.app:
        choose = provider_panel if asks_provider(path) else None
        live_pane(path, lesson.slug, choose, runs_in=columns.runs)


def _draw_ways(lesson: Lesson, index: int) -> None:
    """Draw the buttons to the step before and to the next step or lesson."""
    places, headings = lesson.places, lesson.headings
    with st.container(horizontal=True, wrap=False, gap="xsmall"):
        if index:
            st.button(
                wording.PREVIOUS,
                help=headings[index - 1],
                key="previous_step",
                on_click=_go_to,
                args=(places[index - 1],),
                shortcut="Left",
            )
        if index + 1 < len(places):
            st.button(
                wording.NEXT.format(title=headings[index + 1]),
                help=headings[index + 1],
                type="primary",
                key="next_step",
                width="stretch",
                on_click=_go_to,
                args=(places[index + 1],),
                shortcut="Right",
            )
        elif following := lesson_after(lesson):
            with st.container(border=True, width="stretch"):
                st.page_link(
                    following.page,
                    label=wording.NEXT_LESSON.format(title=following.title),
                    icon=following.icon,
                )


def _list(lines: Iterable[str]) -> str:
    """Return lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def _is_mended(key: str) -> bool:
    """Draw the choice between a mistake and its mend; the address decides."""
    st.session_state[key] = MEND if _shown() == MEND else ""
    version = st.radio(
        wording.VERSION,
        VERSIONS,
        format_func=VERSIONS.__getitem__,
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _show(st.session_state[key]),
    )
    return version == MEND


def _is_solved(key: str) -> bool:
    """Draw the switch that shows a solution; the address decides."""
    st.session_state[key] = _shown() == SOLUTION
    return st.toggle(
        wording.SOLUTION,
        key=key,
        on_change=lambda: _show(SOLUTION if st.session_state[key] else ""),
    )


def _shown() -> str:
    return st.query_params.get("show", "")


def _show(version: str) -> None:
    """Put into the address which version of a step is shown, and no lines of it."""
    address = {"step": st.query_params.get("step", ""), "show": version}
    st.query_params.from_dict({part: said for part, said in address.items() if said})


def _go_to(place: str) -> None:
    st.query_params.from_dict({"step": place})
