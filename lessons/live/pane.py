"""The live pane: a window in a page, in which a script runs as a chat app."""

from pathlib import Path

import streamlit as st

from lessons.live.context import Roots
from lessons.live.runner import run_script
from lessons.live.session import LiveSession

SESSIONS = "live_sessions"
MESSAGES_HEIGHT = 430


def live_pane(path: Path, note: str = "") -> None:
    """Draw a pane and run a script in it. Call it last in a page.

    Args:
        path: The script's file.
        note: A line of Markdown for the pane's head, such as who answers in it.
    """
    name = path.stem
    with st.container(border=True, gap="small", key="live_pane"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                ":material/play_circle: **Live**" + (f" · {note}" if note else "")
            )
            st.space("stretch")
            st.button(
                "Restart",
                icon=":material/restart_alt:",
                type="tertiary",
                help="Begin again with an empty session state.",
                key=f"restart_{name}",
                on_click=restart,
                args=(path,),
            )
        sidebar = st.container(key="live_sidebar")
        main = st.container(height=MESSAGES_HEIGHT, border=False, key="live_main")
        bottom = st.container()
        event = st.container()
    run_script(path, open_session(path), Roots(main, sidebar, bottom, event))


def run_full_size(path: Path) -> None:
    """Run a script as if it were the app itself. Call it last in a page."""
    roots = Roots(
        main=st.container(),
        sidebar=st.sidebar.container(),
        bottom=st.bottom.container(),
        event=st.container(),
    )
    run_script(path, open_session(path), roots)


def open_session(path: Path) -> LiveSession:
    """Return the script's session, new or from an earlier visit."""
    sessions: dict[Path, LiveSession] = st.session_state.setdefault(SESSIONS, {})
    for other, session in sessions.items():
        if other != path:
            session.leave()
    session = sessions.setdefault(path, LiveSession())
    session.is_shown = True
    return session


def restart(path: Path) -> None:
    """Give the script a new session at its next run."""
    st.session_state.get(SESSIONS, {}).pop(path, None)
