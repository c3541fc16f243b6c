"""Keeps what the browser sent to the script in a page's pane until it begins."""

import dataclasses

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

ARRIVALS = "live_arrivals"


@dataclasses.dataclass(slots=True)
class Arrivals:
    """What the browser sent to the script in the pane.

    Attributes:
        waiting: Widget values with which no run of the script has begun yet, oldest
            first.
        is_reconnect: Whether the browser showed the app before this session began:
            the server does not know what it showed any more.
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
    page = get_script_run_ctx()
    if page is None:
        raise RuntimeError("Widget values come within a page's script run.")
    # Not through `st.session_state`, where a newer run would stop this one.
    with page.session_state._lock:
        state = page.session_state._state
        is_first = ARRIVALS not in state
        arrivals: Arrivals = Arrivals() if is_first else state[ARRIVALS]
        # A value that was set counts as new until widget values come.
        if not state.is_new_state_value(ARRIVALS):
            values = state._new_widget_state
            arrivals.is_reconnect = is_first and bool(values.states)
            sent = [
                widget
                for widget in state.get_widget_states()
                if widget.id not in values.widget_metadata  # Not the page's own.
            ]
            # Streamlit forgets these between runs, but stops at the first that it
            # does not know. A message would then be found again, and sent twice.
            for widget in sent:
                values.states.pop(widget.id, None)
            # What holds nothing is of no interest once something newer came.
            arrivals.waiting[:] = [old for old in arrivals.waiting if old.widgets]
            arrivals.waiting.append(WidgetStates(widgets=sent))
            state[ARRIVALS] = arrivals
    return arrivals


def forget_earlier_arrivals() -> None:
    """Forget what was sent to a script that the browser shows no more."""
    del take_arrivals().waiting[:-1]
