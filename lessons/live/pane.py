"""The live pane: a window in a page, in which a script runs as a chat app."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.live import wording
from lessons.live.arrivals import forget_earlier_arrivals, take_arrivals
from lessons.live.recorder import RESTART, Recorder
from lessons.live.roots import Roots
from lessons.live.run_view import RunView
from lessons.live.runner import run_script
from lessons.live.session import LiveSession
from lessons.live.switch import runs_switch
from lessons.live.who_answers import WhoAnswers

SESSIONS = "live_sessions"
USES_SECOND_PLACE = "live_uses_second_place"
MESSAGES_HEIGHT = 360


def live_pane(
    path: Path,
    place: str = "",
    choose: Callable[[], WhoAnswers] | None = None,
    *,
    runs_in: DeltaGenerator | None = None,
    shows_runs: bool = True,
    shows_state: bool = True,
    tells_runs: bool = False,
    may_go_on: Callable[[], bool] = lambda: True,
) -> None:
    """Draw a pane and run a script in it. Call it last in a page.

    Args:
        path: The script's file.
        place: The part of the app in which the script keeps its session; shown
            in another place, it begins a session of its own.
        choose: Draws who answers the script's requests and a way to change it, and
            returns who does; None for a script that makes no request.
        runs_in: Where the learner sees which lines of the script's code panel ran,
            if it is on the page too.
        shows_runs: Whether they are shown to who has not used the switch.
        shows_state: Whether the session state is shown with them.
        tells_runs: Whether the page's other parts ask what each run did, even if the
            learner does not want to see it.
        may_go_on: Tells whether a fragment may run that the script has drawn, each a
            request of its own.
    """
    key = _session_key(place, path)
    # Streamlit forgets this button, as any widget, once a run has not drawn it.
    session = open_session(key, is_return=f"restart_{key}" not in st.session_state)
    with st.container(border=True, gap="xsmall", key="live_pane"):
        who = _draw_head(key, choose)
        sidebar = st.container(key="live_sidebar")
        main = _draw_main(session)
        advice = st.empty()
        if take_arrivals().is_reconnect:
            advice.info(wording.BEGAN_ANEW, icon=":material/restart_alt:")
        bottom = st.container(key="live_bottom")
        event = st.container(key="live_event")
    is_seen = False
    if runs_in:
        with runs_in:
            is_seen = runs_switch(is_taught=shows_runs)
    _record(session, is_on=is_seen or tells_runs)
    if runs_in and session.recorder:
        RunView(
            path,
            session.recorder,
            runs_in,
            is_seen=is_seen,
            shows_state=is_seen and shows_state,
        )
    if who:
        use(session, who)
    roots = Roots(main, sidebar, bottom, event)
    failure, sent = run_script(path, session, roots, may_go_on=may_go_on)
    explained = who.explain(failure) if failure and who else None
    explanation = session.advice or explained
    # Else a newer run has begun, which is told of its own message.
    if session.sent is sent:
        session.sent = None
        # A script that catches a failure may keep its question, and ask by itself.
        if explanation and failure:
            session.unanswered = sent
    if explanation or (who and session.unanswered):
        with advice.container():
            _draw_advice(key, session, explanation or wording.NO_ANSWER)
    _run_next()


def _draw_head(key: str, choose: Callable[[], WhoAnswers] | None) -> WhoAnswers | None:
    """Draw the pane's head, and return who answers the script."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="xsmall",
    ):
        who = choose() if choose else None
        if not who:
            st.markdown(wording.LIVE, width="content")
        st.button(
            wording.RESTART,
            icon=":material/restart_alt:",
            type="tertiary",
            help=wording.RESTART_HELP,
            key=f"restart_{key}",
            on_click=restart,
            args=(key,),
        )
    return who


def _record(session: LiveSession, *, is_on: bool) -> None:
    """Record a session's runs from now on, or no longer."""
    if not is_on:
        session.recorder = None
    elif not session.recorder:
        if session.has_run:
            opening = wording.SWITCHED_ON
        elif take_arrivals().is_reconnect:
            opening = wording.RECONNECTED
        else:
            opening = wording.OPENED
        session.recorder = Recorder(opening, session.keys)


def _draw_main(session: LiveSession) -> DeltaGenerator:
    """Draw the messages' container, empty of what the last session drew in its own.

    A container where another stood takes over what was in it. So there are two places,
    and each session that comes into view uses the other one.
    """
    if session.is_in_second_place:
        st.empty()
    messages = st.container(
        height=MESSAGES_HEIGHT,
        border=False,
        key="live_main",
        # As alone: what stands above a chat input scrolls to its end. What a script
        # opens with is read from its beginning.
        autoscroll=session.asks or (None if session.has_run else False),
    )
    if not session.is_in_second_place:
        st.empty()
    return messages


def _draw_advice(key: str, session: LiveSession, advice: str) -> None:
    st.info(advice, icon=":material/support:")
    if session.unanswered:
        st.button(
            wording.SEND_AGAIN,
            icon=":material/replay:",
            help=wording.SEND_AGAIN_HELP,
            key=f"send_again_{key}",
            on_click=session.send_again,
        )


def run_full_size(
    path: Path,
    who: WhoAnswers | None = None,
    may_go_on: Callable[[], bool] = lambda: True,
) -> BaseException | None:
    """Run a script as if it were the app itself. Call it last in a page.

    Args:
        path: The script's file.
        who: Who answers the script's requests, if it makes any.
        may_go_on: Tells whether a fragment may run that the script has drawn, each a
            request of its own.

    Returns:
        The exception that ended the script, if one did; it is on the page already.
    """
    roots = Roots(
        main=st.container(),
        # The areas themselves: an empty container there would open them.
        sidebar=st.sidebar,
        bottom=st.bottom,
        event=st.container(),
    )
    session = open_session(_session_key("alone", path))
    if who:
        use(session, who)
    failure, _ = run_script(path, session, roots, wording.RELOAD, may_go_on)
    _run_next()
    return failure


def _run_next() -> None:
    """Run the page again for what had been sent to the script before it began."""
    if take_arrivals().waiting:
        st.rerun()


def _session_key(place: str, path: Path) -> str:
    """Name a script's session without the server's folders: the browser sees it."""
    return f"{place}/{path.parent.name}/{path.stem}"


def open_session(key: str, *, is_return: bool = False) -> LiveSession:
    """Return a script's session, new or from an earlier visit, and leave the others.

    Args:
        key: What the session is kept under.
        is_return: Whether the browser showed something else since the last visit.
    """
    sessions: dict[str, LiveSession] = st.session_state.setdefault(SESSIONS, {})
    for other, session in sessions.items():
        if is_return or other != key:
            session.leave()
    # The same in each process: a page that outlived its server sends what it has to
    # widgets of that name.
    session = sessions.setdefault(key, LiveSession(id=key))
    if session.recorder and session.has_run and not session.is_shown:
        session.recorder.opening = wording.CAME_BACK
    if not session.is_shown:
        forget_earlier_arrivals()
        session.is_shown = True
        is_in_second_place = not st.session_state.get(USES_SECOND_PLACE, True)
        st.session_state[USES_SECOND_PLACE] = is_in_second_place
        session.is_in_second_place = is_in_second_place
    return session


def use(session: LiveSession, who: WhoAnswers) -> None:
    """Let someone answer a script from now on."""
    session.keys.update(who.keys)
    if session.secrets != who.secrets:
        if session.recorder and session.secrets:
            session.recorder.opening = wording.CHOSE_WHO_ANSWERS
        session.secrets = dict(who.secrets)
        session.environment.clear()
        session.module_settings.clear()
        for key in who.kept_in:
            if key in session.state:
                del session.state[key]


def restart(key: str) -> None:
    """Give a script a new session at its next run."""
    session = LiveSession()
    session.recorder = Recorder(wording.RESTARTED, session.keys, RESTART)
    st.session_state.setdefault(SESSIONS, {})[key] = session


def forget_sessions() -> None:
    """Give all scripts of this browser session new ones at their next runs."""
    st.session_state.pop(SESSIONS, None)


def forget_keys() -> None:
    """Forget with which keys the scripts of this browser session have asked."""
    for session in st.session_state.get(SESSIONS, {}).values():
        session.secrets = {}
        session.environment.clear()
        session.module_settings.clear()
        session.keys.clear()
