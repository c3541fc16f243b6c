"""Keeps what the browser sent to the script in a page's pane until it begins."""

import dataclasses
from collections.abc import Collection

from lessons.live.streamlit_internals import (
    ScriptRunContext,
    SessionState,
    WidgetStates,
    get_script_run_ctx,
    page_state,
    widget_values,
)

ARRIVALS = "live_arrivals"


@dataclasses.dataclass(slots=True)
class Arrivals:
    """What the browser sent to the script in the pane.

    Attributes:
        waiting: Widget values with which no run of the script has begun yet, oldest
            first.
        is_reconnect: Whether they come from a page that an earlier session drew, of
            which the server knows nothing any more: it was started anew, say.
    """

    waiting: list[WidgetStates] = dataclasses.field(default_factory=list)
    is_reconnect: bool = False


def take_arrivals() -> Arrivals:
    """Take from the page's session what the browser sent to the script in its pane.

    Call it before the page draws anything. A newer message may stop the page before
    its script begins, and what came before would be lost.

    Returns:
        What waits for the script, now and from earlier runs of the page. A plain
        rerun adds nothing: a message must not be sent twice.

    Raises:
        RuntimeError: No page's script run is under way on this thread.
    """
    with page_state(_page()) as state:
        # A value that was set counts as new until widget values come.
        if not state.is_new_state_value(ARRIVALS):
            state[ARRIVALS] = _with_next(state)
        arrivals: Arrivals = state[ARRIVALS]
    return arrivals


def _with_next(state: SessionState) -> Arrivals:
    values = widget_values(state)
    sent = [w for w in state.get_widget_states() if w.id not in values.widget_metadata]
    if ARRIVALS not in state:
        arrivals = Arrivals(is_reconnect=bool(sent))
    else:
        arrivals = state[ARRIVALS]
        # What waits came from the same page.
        arrivals.is_reconnect &= bool(arrivals.waiting)
    for widget in sent:
        # Streamlit forgets these between runs, but stops at the first that it does not
        # know. A message would then be found again, and sent twice. Of a reconnect, it
        # does not know the page's own yet.
        if not arrivals.is_reconnect or widget.HasField("chat_input_value"):
            del values.states[widget.id]
    # What holds nothing is of no interest once something newer came.
    arrivals.waiting[:] = [earlier for earlier in arrivals.waiting if earlier.widgets]
    arrivals.waiting.append(WidgetStates(widgets=sent))
    return arrivals


def next_arrival(own: Collection[str]) -> WidgetStates | None:
    """Return the widget values with which a run of the script begins, and wait no more.

    Those of the page or of another script would stay in the script's session, and
    Streamlit's `clear` would stop at them.

    Args:
        own: The identities of the script's widgets.

    Returns:
        The values, or None for a plain rerun.
    """
    arrivals = take_arrivals()
    if not arrivals.waiting:
        return None
    widgets = arrivals.waiting.pop(0).widgets
    if arrivals.is_reconnect:
        # The script has drawn no widget yet; the page has drawn its own.
        with page_state(_page()) as state:
            pages = widget_values(state).widget_metadata
        return WidgetStates(widgets=[w for w in widgets if w.id not in pages])
    return WidgetStates(widgets=[w for w in widgets if w.id in own])


def forget_earlier_arrivals() -> None:
    """Forget what was sent to a script that the browser shows no more."""
    arrivals = take_arrivals()
    if not arrivals.is_reconnect:
        del arrivals.waiting[:-1]


def _page() -> ScriptRunContext:
    page = get_script_run_ctx()
    if page is None:
        raise RuntimeError("Widget values come within a page's script run.")
    return page
