"""Lays out a lesson's page: its head, the step in view, and the way onwards."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from lessons import wording
from lessons.code_panel import code_panel, tabbed_text
from lessons.columns import Columns, draw_columns, draw_tabs, draw_text_alone
from lessons.editing.edits import (
    editing_of,
    forget_texts,
    may_go_on,
    running_script,
    shown_text,
)
from lessons.editing.gate import may_edit, where_to_edit
from lessons.exercise_fields import Exercise
from lessons.exercises.check_in_page import draw_check
from lessons.exercises.task import draw_task
from lessons.hunt import draw_hunt, is_mend_known, note_mend_shown
from lessons.lesson import lesson_after, read_lesson, taught
from lessons.lesson_fields import Lesson, Step
from lessons.lesson_zip import zip_address
from lessons.live import forget_sessions, live_pane
from lessons.plain_text import plain
from lessons.prediction import draw_predictions
from lessons.presentation import (
    draw_desk,
    draw_way_in,
    kept_in_address,
    presents,
    short,
    stage,
)
from lessons.progress import draw_lesson_summary
from lessons.provider.panel import practice_secrets, provider_panel
from lessons.recall import draw_recall
from lessons.snippet_files import asks_provider, file_name, snippet_name

# What else a step can show, as the address names it.
MEND, SOLUTION, START = "mend", "solution", "start"
VERSIONS = {"": wording.BROKEN, MEND: wording.MENDED}


class _ShownScript(NamedTuple):
    """The script that a page shows, and what is said of its lines.

    `asks` tells whether the learner is asked what only its runs can answer. `exercise`
    names the exercise that it is the beginning of.
    """

    script: Path
    notes: Mapping[str, str] | None = None
    builds_on: Path | None = None
    about: Sequence[str] = ()
    asks: bool = False
    exercise: str = ""

    @property
    def place(self) -> str:
        """Where it is edited: what a step and an exercise have in common is not."""
        return self.exercise or snippet_name(self.script)

    @property
    def running(self) -> Path:
        """The file that runs: the script, or what the learner made of it.

        Who presents shows the lesson's own code, and runs it.
        """
        if presents():
            return self.script
        return running_script(self.script, self.place)


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
    is_recap = index == len(lesson.steps)
    with stage():
        columns = None
        if not is_recap or _shown() in {**_solutions(lesson), **_starts(lesson)}:
            columns = draw_columns()
        text = columns.text if columns else draw_text_alone()
    with text:
        with st.container(key="step_text"):
            if not presents():
                _draw_head(lesson, index)
            _draw_heading(lesson, index)
            if not place:
                st.warning(
                    wording.NO_SUCH_STEP.format(asked=plain(asked)),
                    icon=":material/wrong_location:",
                )
            shown = _draw_recap(lesson) if is_recap else _draw_step(lesson, index)
        if presents():
            draw_desk(f"{slug}?step={lesson.places[index]}")
        else:
            _draw_ways(lesson, index)
    # The script in the live pane runs last: all else is on the page by then.
    if shown and columns:
        _draw_script(lesson, index, shown, columns)


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
        on_change=lambda: _go_to(lesson.places[st.session_state[key] - 1]),
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


def _draw_step(lesson: Lesson, index: int) -> _ShownScript:
    """Draw what a step says, and return what it says it of."""
    step = lesson.steps[index]
    place = f"{lesson.slug}/{step.name}"
    if step.mend:
        return _draw_mistake(place, step, step.mend)
    text = short(step.text) if presents() else step.text
    first, _, rest = text.partition("\n\n")
    st.markdown(first if step.commands else text)
    if step.commands:
        tabbed_text(step.commands, f"commands_{lesson.slug}_{step.name}")
        st.markdown(rest)
    # What they ask and explain is the lesson's code, not what a learner made of it.
    asks = bool(step.predictions) and not presents() and not _is_changed(step.snippet)
    shown = _ShownScript(step.snippet, step.notes, step.builds_on, step.about, asks)
    if asks:
        draw_predictions(place, shown.running, step.predictions)
    return shown


def _draw_mistake(place: str, step: Step, mend: Path) -> _ShownScript:
    """Draw what one sees of a mistake; and why, if it is mended or presented."""
    st.markdown(short(step.sees) if presents() else step.sees)
    is_mended = _shown() == MEND
    if is_mended:
        note_mend_shown(place)
    if not presents():
        if not is_mended and not _is_changed(step.snippet):
            draw_hunt(place, step, mend, lambda: _show(MEND))
        if not is_mend_known(place):
            return _ShownScript(step.snippet, asks=True)
        st.markdown(step.text)
    if _is_mended(f"version_{place.replace('/', '_')}"):
        return _ShownScript(mend, builds_on=step.snippet)
    return _ShownScript(step.snippet, step.notes, step.builds_on, step.about)


def _is_changed(script: Path) -> bool:
    """Tell whether something else runs in place of a step's script."""
    return _ShownScript(script).running != script


def _draw_recap(lesson: Lesson) -> _ShownScript | None:
    """Draw what to remember and tasks, and return a solution if it is asked for."""
    st.markdown(_list(lesson.recap))
    if not presents():
        draw_lesson_summary(lesson)
    shown = None
    names = zip(_starts(lesson), _solutions(lesson).items(), strict=True)
    for start, (name, exercise) in names:
        draw_task(exercise)
        if may_edit():
            if _is_begun(exercise, start):
                shown = _ShownScript(exercise.start, exercise=exercise.name)
            text = shown_text(exercise.start, exercise.name)
            draw_check(exercise, text, file_name(exercise.start))
        if _is_solved(exercise, name):
            shown = _ShownScript(exercise.solution)
    st.markdown(wording.REFERENCES)
    st.markdown(_list(f"[{name}]({url})" for name, url in lesson.references.items()))
    st.link_button(
        wording.DOWNLOAD_ALL, zip_address(lesson.slug), icon=":material/folder_zip:"
    )
    return shown


def _draw_script(
    lesson: Lesson, index: int, shown: _ShownScript, columns: Columns
) -> None:
    """Draw a script's code, and the app that it makes."""
    step = f"{lesson.slug}_{lesson.places[index]}"
    if not presents():
        draw_tabs(step)
    edit = None if presents() else editing_of(shown.script, shown.place)
    script = shown.running
    with columns.code:
        code_panel(
            shown.script,
            f"code_{step}",
            shown.notes,
            shown.builds_on,
            shown.about,
            practice_secrets() if asks_provider(script) else "",
            edit,
            where_to_edit(),
        )
    what_is_taught = taught(lesson, index)
    with columns.app:
        live_pane(
            script,
            f"{lesson.slug}/{shown.exercise}" if shown.exercise else lesson.slug,
            provider_panel if asks_provider(script) else None,
            runs_in=columns.runs,
            shows_runs="runs" in what_is_taught,
            shows_state="session state" in what_is_taught,
            tells_runs=shown.asks,
            may_go_on=may_go_on,
        )


def _draw_ways(lesson: Lesson, index: int) -> None:
    """Draw the buttons to the step before and to the next step or lesson."""
    places, headings = lesson.places, lesson.headings
    with st.container(
        horizontal=True, wrap=False, gap="xsmall", vertical_alignment="center"
    ):
        if index:
            st.button(
                wording.PREVIOUS,
                key="previous_step",
                on_click=_go_to,
                args=(places[index - 1],),
                shortcut="Left",
            )
        if index + 1 < len(places):
            st.button(
                wording.NEXT.format(title=headings[index + 1]),
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
        else:
            with st.container(border=True, width="stretch"):
                st.page_link("pages/where_next.py", label=wording.TO_WHERE_NEXT)


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


def _solutions(lesson: Lesson) -> dict[str, Exercise]:
    """Return the exercises by how the address names their solutions.

    When a lesson had one exercise, the address named none.
    """
    first, *others = lesson.exercises
    return {SOLUTION: first, **{exercise.name: exercise for exercise in others}}


def _starts(lesson: Lesson) -> dict[str, Exercise]:
    """Return the exercises by how the address names what they begin with."""
    return {f"{START}_{exercise.name}": exercise for exercise in lesson.exercises}


def _is_begun(exercise: Exercise, name: str) -> bool:
    """Draw the switch that shows a learner's own script; the address decides."""
    key = f"begun_{exercise.name}"
    st.session_state[key] = _shown() == name
    return st.toggle(
        wording.WRITE_IT_HERE,
        key=key,
        on_change=lambda: _show(name if st.session_state[key] else ""),
    )


def _is_solved(exercise: Exercise, name: str) -> bool:
    """Draw the switch that shows a solution; the address decides, by its name."""
    key = f"solved_{exercise.name}"
    st.session_state[key] = _shown() == name
    return st.toggle(
        wording.SOLUTION,
        key=key,
        on_change=lambda: _show(name if st.session_state[key] else ""),
    )


def _shown() -> str:
    return st.query_params.get("show", "")


def _show(version: str) -> None:
    """Put into the address which version of a step is shown, and no lines of it."""
    address = {"step": st.query_params.get("step", ""), "show": version}
    address = {part: said for part, said in address.items() if said}
    st.query_params.from_dict({**address, **kept_in_address()})


def _go_to(place: str) -> None:
    st.query_params.from_dict({"step": place, **kept_in_address()})
