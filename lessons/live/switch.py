"""The switch that shows or hides the runs, as this browser remembers it."""

import streamlit as st

from lessons.live import wording

COOKIE = "show_what_runs"

_remember = st.components.v2.component(
    "show_what_runs",
    js=f"""export default function ({{ data }}) {{
        document.cookie = `{COOKIE}=${{data}}; path=/; max-age=31536000; samesite=lax`
    }}""",
)


def runs_switch(*, is_taught: bool) -> bool:
    """Draw the switch, and return whether the learner wants to see the runs.

    Args:
        is_taught: Whether they know what a run is. Until then it is off, and the
            browser remembers nothing.
    """
    is_on = st.toggle(
        wording.SHOW_RUNS,
        value=is_taught and st.context.cookies.get(COOKIE) != "off",
        key="live_show_runs" if is_taught else "live_show_runs_early",
        persist_state="session",
    )
    if is_taught:
        _remember_choice("on" if is_on else "off")
    return is_on


def _remember_choice(choice: str) -> None:
    """Let the browser remember the switch, if it was used in this session."""
    # The cookies are those with which this session began.
    is_other = choice != (st.context.cookies.get(COOKIE) or "on")
    if is_other or "live_switched" in st.session_state:
        st.session_state.live_switched = True
        _remember(data=choice, key="remember_show_what_runs", width="content")
