"""The session of a script in a pane: what `st.session_state` is to it."""

import contextlib
import dataclasses
import uuid
from collections.abc import Iterator

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState, SessionState

WIDGET_STATES_TAKEN = "live_widget_states_taken"


@dataclasses.dataclass
class LiveSession:
    """One script's session, which outlives its runs and visits to other pages."""

    state: SessionState = dataclasses.field(default_factory=SessionState)
    id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex)
    is_shown: bool = False

    def leave(self) -> None:
        """Forget widget values, as Streamlit does when its page is left."""
        if self.is_shown:
            self.is_shown = False
            self.state.on_script_finished(frozenset())


@contextlib.contextmanager
def session_run(
    context: ScriptRunContext, page_state: SafeSessionState
) -> Iterator[None]:
    """Begin and end a script run in a session, as Streamlit's script runner does.

    Args:
        context: The script's context, attached to this thread.
        page_state: The page's session state, to which the browser's widget
            values come.
    """
    try:
        widget_states = _take_widget_states(page_state)
        if widget_states is not None:
            context.session_state.on_script_will_rerun(widget_states)
            context.yield_check()
        yield
    except RerunException:
        _finish(context, remove_stale_widgets=False)
        raise
    _finish(context, remove_stale_widgets=True)


def _take_widget_states(page_state: SafeSessionState) -> WidgetStates | None:
    """Return the widget values that came with this run, or None for a plain rerun.

    A value set in `st.session_state` counts as new until widget values come from
    the browser. `st.rerun()` brings none: a message must not be sent twice.
    """
    if page_state.is_new_state_value(WIDGET_STATES_TAKEN):
        return None
    page_state[WIDGET_STATES_TAKEN] = True
    return WidgetStates(widgets=page_state.get_widget_states())


def _finish(context: ScriptRunContext, *, remove_stale_widgets: bool) -> None:
    context.session_state.on_script_finished(
        context.shared.widget_ids_this_run.snapshot(),
        remove_stale_widgets=remove_stale_widgets,
    )
