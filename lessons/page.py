"""Lays out a lesson's page: its head, the step in view, and the way onwards."""

from pathlib import Path

import streamlit as st

from lessons import wording
from lessons.code_panel import Taking, code_panel, tabbed_text
from lessons.columns import Columns, draw_columns, draw_tabs, draw_text_alone
from lessons.editing.edits import editing_of, forget_texts, may_go_on
from lessons.editing.gate import may_edit, where_to_edit
from lessons.exercise_fields import Exercise
from lessons.hunt import draw_hunt, is_mend_known, note_mend_shown
from lessons.lesson import read_lesson, taught
from lessons.lesson_fields import Lesson, Step
from lessons.lesson_zip import script_address, zip_address
from lessons.live import forget_sessions, live_pane
from lessons.page_address import MEND, go_to, show_version, shown_version
from lessons.plain_text import plain
from lessons.prediction import draw_predictions, predictions_of
from lessons.presentation import (
    draw_desk,
    draw_way_in,
    presents,
    short,
    stage,
    task_of,
)
from lessons.provider.panel import practice_secrets, provider_panel
from lessons.recall import draw_recall
from lessons.recap import draw_exercise, draw_recap, shown_exercise
from lessons.shown_script import ShownScript
from lessons.snippet_files import asks_provider, may_keep_state
from lessons.ways import draw_way_back, draw_ways

VERSIONS = {"": wording.BROKEN, MEND: wording.MENDED}


def draw_lesson(slug: str) -> None:
    """Draw a lesson's page, with the step that the address names in view.

    Args:
        slug: The lesson's slug.
    """
    if not may_go_on():
        forget_texts()
        forget_sessions()
    lesson = read_lesson(slug)
    asked = st.query_params.get("step", lesson.places[0])
    place = lesson.place(asked)
    index = lesson.places.index(place) if place else 0
    exercise = shown_exercise(lesson) if index == len(lesson.steps) else None
    page = stage()
    with page:
        has_script = exercise or index < len(lesson.steps)
        columns = draw_columns() if has_script else None
        text = columns.text if columns else draw_text_alone()
    with text:
        if presents():
            _draw_heading(lesson, index)  # It stays there while the text scrolls.
        with st.container(key="step_text"):
            if not presents():
                _draw_head(lesson, index)
            if not place:
                st.warning(
                    wording.NO_SUCH_STEP.format(asked=plain(asked)),
                    icon=":material/wrong_location:",
                )
            shown = _draw_place(lesson, index, exercise)
        if shown and shown.asks and not shown.is_broken:
            _draw_question(lesson, index, shown)
        if presents():
            draw_desk(lesson, index)
        elif exercise:
            draw_way_back()
        else:
            draw_ways(lesson, index)
    # The script in the live pane runs last: all else is on the page by then.
    if shown and columns:
        with page:
            _draw_script(lesson, index, shown, columns)


def _draw_place(
    lesson: Lesson, index: int, exercise: Exercise | None
) -> ShownScript | None:
    """Draw a step, an exercise by itself, or the recap; return the script for it."""
    if exercise:
        return draw_exercise(lesson, exercise)
    if not presents():
        _draw_heading(lesson, index)
    if index < len(lesson.steps):
        return _draw_step(lesson, index)
    draw_recap(lesson)
    return None


def _draw_head(lesson: Lesson, index: int) -> None:
    """Draw the title, the steps, and at the first of them what the lesson promises."""
    key = f"steps_{lesson.slug}"
    st.session_state[key] = index + 1  # The address decides, so that Back works.
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.title(lesson.title, anchor=False, width="content")
        draw_way_in()
    st.pagination(
        len(lesson.places),
        key=key,
        max_visible_pages=None,
        on_change=lambda: go_to(lesson.places[st.session_state[key] - 1]),
    )
    if index == 0:
        promise = lesson.promise
        st.markdown(wording.PROMISE.format(promise=promise, minutes=lesson.minutes))
        if lesson.recall:
            draw_recall(f"{lesson.slug}/{lesson.places[0]}", lesson.recall)


def _draw_heading(lesson: Lesson, index: int) -> None:
    heading = f"{index + 1}. {lesson.headings[index]}"
    if presents():
        st.title(f"{lesson.title} · {heading}", anchor=False)
    else:
        st.header(heading, anchor=False)


def _draw_step(lesson: Lesson, index: int) -> ShownScript:
    """Draw what a step says, and return what it says it of."""
    step = lesson.steps[index]
    place = f"{lesson.slug}/{step.name}"
    if step.mend:
        return _draw_mistake(place, step, step.mend)
    text = _for_room(step) if presents() else step.text
    running = ShownScript(step.snippet).running
    asks = not presents() and bool(predictions_of(step, running))
    if asks:
        text = text.removesuffix(_task(step))
    first, _, rest = text.partition("\n\n")
    st.markdown(first if step.commands else text)
    if step.commands:
        tabbed_text(step.commands, f"commands_{lesson.slug}_{step.name}")
        st.markdown(rest)
    if step.change and may_edit() and not presents():
        st.markdown(wording.CHANGE_IT.format(change=step.change))
    return ShownScript(step.snippet, step.notes, step.builds_on, step.about, asks)


def _for_room(step: Step) -> str:
    """Return what a room is asked, and what to try."""
    asked = [wording.ASK_ROOM.format(question=it.question) for it in step.predictions]
    return " ".join((*asked[:1], short(step.text)))


def _task(step: Step) -> str:
    """Return what a step says to do, unless that is all that it says."""
    task = task_of(step.text)
    return "" if task == step.text else task


def _draw_question(lesson: Lesson, index: int, shown: ShownScript) -> None:
    """Draw what a step asks for and what to try, below what it says."""
    step = lesson.steps[index]
    with st.container(key="step_question"):
        draw_predictions(f"{lesson.slug}/{step.name}", step, shown.running)
        if task := _task(step):
            st.markdown(task)


def _draw_mistake(place: str, step: Step, mend: Path) -> ShownScript:
    """Draw what one sees of a mistake; and why, if it is mended or presented."""
    st.markdown(short(step.sees) if presents() else step.sees)
    is_mended = shown_version() == MEND
    if is_mended:
        note_mend_shown(place)
    if not presents():
        if not is_mended:
            _draw_search(place, step, mend)
        if not is_mend_known(place):
            return ShownScript(step.snippet, asks=True, is_broken=True)
        st.markdown(step.text)
    own = ShownScript(step.snippet)
    if _is_mended(f"version_{place.replace('/', '_')}", own.is_changed):
        return ShownScript(mend, builds_on=own.running, is_mend=True)
    return ShownScript(
        step.snippet, step.notes, step.builds_on, step.about, is_broken=True
    )


def _draw_search(place: str, step: Step, mend: Path) -> None:
    """Ask where a mistake's fault is; or if it is gone, if the learner changed it."""
    if not ShownScript(step.snippet).is_changed:
        draw_hunt(place, step, mend, lambda: show_version(MEND))
    elif not is_mend_known(place):
        st.markdown(wording.IS_IT_MENDED)
        st.button(wording.SHOW_MEND, on_click=show_version, args=(MEND,))


def _draw_script(
    lesson: Lesson, index: int, shown: ShownScript, columns: Columns
) -> None:
    """Draw a script's code, and the app that it makes."""
    step = f"{lesson.slug}_{lesson.places[index]}"
    draw_tabs(step)
    edit = None
    if not shown.is_mend:
        stays_open = bool(shown.exercise)
        edit = editing_of(shown.script, shown.place, stays_open=stays_open)
    script = shown.running
    what_is_taught = taught(lesson, index)
    with columns.code:
        code_panel(
            shown.script,
            f"code_{step}",
            shown.notes,
            shown.builds_on,
            shown.about,
            _taking(lesson, index, shown),
            edit,
            names_loop="loop" in what_is_taught,
        )
    with columns.app:
        live_pane(
            script,
            f"{lesson.slug}/{shown.exercise}" if shown.exercise else lesson.slug,
            provider_panel if asks_provider(script) else None,
            runs_in=columns.runs,
            shows_runs="runs" in what_is_taught,
            # Else an empty box would take the app's room.
            shows_state="session state" in what_is_taught and may_keep_state(script),
            tells_runs=shown.asks,
            may_go_on=may_go_on,
        )


def _taking(lesson: Lesson, index: int, shown: ShownScript) -> Taking:
    """Return what is said of running a script oneself."""
    is_own = not shown.is_changed
    place = lesson.places[index]
    return Taking(
        practice_secrets() if asks_provider(shown.running) else "",
        where_to_edit(),
        script_address(lesson, shown.script) if is_own else "",
        zip_address(lesson.slug),
        f"{lesson.slug}?step={place}&show={MEND}" if shown.is_broken and is_own else "",
    )


def _is_mended(key: str, is_changed: bool) -> bool:
    """Draw the choice between a mistake and its mend; the address decides."""
    broken = {"": wording.YOURS} if is_changed else {}
    st.session_state[key] = MEND if shown_version() == MEND else ""
    version = st.radio(
        wording.VERSION,
        VERSIONS,
        format_func={**VERSIONS, **broken}.__getitem__,
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: show_version(st.session_state[key]),
    )
    return version == MEND
