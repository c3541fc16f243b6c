"""Lays out a lesson's page: its head, the step in view, and the way onwards."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons import catalog
from lessons.code_panel import code_panel
from lessons.live import live_pane
from lessons.plain_text import plain
from lessons.provider.panel import provider_panel
from lessons.snippet_files import asks_provider, snippet_path
from lessons.step import Recap, Step

NBSP = "\N{NO-BREAK SPACE}"
BROKEN, MENDED = ":material/error: Broken", ":material/build: Mended"


class LessonPage:
    """A lesson's page. Add its steps in order, then call `finish`.

    Args:
        slug: The lesson's slug in the catalog.
    """

    def __init__(self, slug: str) -> None:
        self.lesson = catalog.find(slug)
        self.steps: list[Step] = []

    def step(
        self,
        title: str,
        text: str,
        snippet: str,
        notes: Mapping[str, str] | None = None,
        builds_on: str = "",
    ) -> None:
        """Add a step that shows a snippet at work; see `Step`."""
        step = Step(title, text, snippet, notes=notes or {}, builds_on=builds_on)
        self.steps.append(step)

    def mistake(
        self,
        title: str,
        text: str,
        snippet: str,
        mend: str,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Add a step that shows a snippet going wrong, its mend one click away."""
        title = f"What goes wrong: {title}"
        self.steps.append(Step(title, text, snippet, mend, notes or {}))

    def finish(self, recap: Recap) -> None:
        """Add the recap as the last step and draw the step in view."""
        body = st.container()
        with body:
            left, right = _two_columns()
        with left:
            number = self._draw_head()
        # The script in the live pane runs last: all else is on the page by then.
        self._draw_ways(number)
        with body:
            if number <= len(self.steps):
                self._draw_step(number, left, right)
            else:
                self._draw_recap(number, recap, left, right)

    def _draw_head(self) -> int:
        """Draw title, promise and steps, and return the number of the step in view."""
        count = len(self.steps) + 1
        asked = st.query_params.get("step", "1")
        known = asked in {str(number) for number in range(1, count + 1)}
        number = int(asked) if known else 1
        key = f"steps_{self.lesson.slug}"
        st.session_state[key] = number  # The address decides, so that Back works.
        with _spread():
            st.title(self.lesson.title, anchor=False, width="content")
            st.pagination(
                count,
                key=key,
                max_visible_pages=None,
                on_change=lambda: _go_to(st.session_state[key]),
            )
        st.markdown(
            f"You will be able to {self.lesson.promise}. "
            f":gray[({self.lesson.minutes}{NBSP}minutes)]"
        )
        if not known:
            st.warning(
                f"This lesson has steps 1 to {count}, and no step {plain(asked)}. "
                "Here is its first.",
                icon=":material/wrong_location:",
            )
        return number

    def _draw_step(
        self, number: int, left: DeltaGenerator, right: DeltaGenerator
    ) -> None:
        step = self.steps[number - 1]
        with left:
            st.subheader(f"{number}. {step.title}", anchor=False)
            st.markdown(step.text)
            if step.mend and _is_mended(f"version_{self.lesson.slug}_{number}"):
                step = Step(step.title, "", step.mend, builds_on=step.snippet)
        self._draw_snippet(step, number, left, right)

    def _draw_recap(
        self, number: int, recap: Recap, left: DeltaGenerator, right: DeltaGenerator
    ) -> None:
        with left:
            st.subheader(f"{number}. Recap", anchor=False)
            st.markdown("\n".join(f"- {line}" for line in recap.lines))
            st.markdown("**Look it up**")
            st.markdown(
                "\n".join(
                    f"- [{name}]({url})" for name, url in recap.references.items()
                )
            )
        with right, st.container(border=True):
            st.markdown("**:material/exercise: Your turn**")
            st.markdown(recap.exercise)
            with st.expander("A hint", icon=":material/lightbulb:"):
                st.markdown(recap.hint)
            solved = _is_solved(f"solved_{self.lesson.slug}")
        if solved:
            step = Step("Recap", "", recap.solution)
            self._draw_snippet(step, number, *_two_columns())

    def _draw_snippet(
        self,
        step: Step,
        number: int,
        left: DeltaGenerator,
        right: DeltaGenerator,
    ) -> None:
        path = self._snippet_path(step.snippet)
        earlier = self._snippet_path(step.builds_on) if step.builds_on else None
        with left:
            key = f"code_{self.lesson.slug}_{number}"
            code_panel(path, key, step.notes, earlier)
        with right:
            choose = provider_panel if asks_provider(path) else None
            live_pane(path, self.lesson.slug, choose, beside_code=True)

    def _snippet_path(self, name: str) -> Path:
        return snippet_path(name if "/" in name else f"{self.lesson.slug}/{name}")

    def _draw_ways(self, number: int) -> None:
        """Draw the buttons to the step before and to the next step or lesson."""
        titles = [*(step.title for step in self.steps), "Recap"]
        with _spread():
            if number == 1:
                st.space("stretch")
            else:
                st.button(
                    f"Previous: {titles[number - 2]}",
                    key="previous_step",
                    on_click=_go_to,
                    args=(number - 1,),
                    shortcut="Left",
                )
            if number < len(titles):
                st.button(
                    f"Next: {titles[number]}",
                    type="primary",
                    key="next_step",
                    on_click=_go_to,
                    args=(number + 1,),
                    shortcut="Right",
                )
            elif following := catalog.after(self.lesson):
                with st.container(border=True, width="content"):
                    st.page_link(
                        following.page,
                        label=f"**Next lesson: {following.title}**",
                        icon=following.icon,
                    )


def _two_columns() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return two columns side by side, or stacked where there is no room."""
    grid = st.grid(2, min_column_width=420, gap="medium")
    return grid.cell(), grid.cell()


def _spread() -> DeltaGenerator:
    """Return a row whose first element is at its left and the last at its right."""
    return st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    )


def _is_mended(key: str) -> bool:
    """Draw the choice between a mistake and its mend; the address decides."""
    st.session_state[key] = MENDED if _shown() == "mend" else BROKEN
    version = st.radio(
        "Version",
        [BROKEN, MENDED],
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _show("mend" if st.session_state[key] == MENDED else ""),
    )
    return version == MENDED


def _is_solved(key: str) -> bool:
    """Draw the switch that shows a solution; the address decides."""
    st.session_state[key] = _shown() == "solution"
    return st.toggle(
        "Show a solution",
        key=key,
        on_change=lambda: _show("solution" if st.session_state[key] else ""),
    )


def _shown() -> str:
    return st.query_params.get("show", "")


def _show(version: str) -> None:
    """Put into the address which version of a step is shown, and no lines of it."""
    step = {"step": st.query_params.get("step", "1")}
    st.query_params.from_dict(step | ({"show": version} if version else {}))


def _go_to(number: int) -> None:
    st.query_params.from_dict({"step": str(number)})
