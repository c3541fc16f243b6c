"""The session of a script in a pane: what `st.session_state` is to it."""

import contextlib
import dataclasses
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.exceptions import (
    RerunException,
    StopException,
)
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.scriptrunner_utils.shared_run_state import SharedRunState
from streamlit.runtime.state import SessionState

from lessons.live.record import Recorder
from lessons.live.sent_message import SentMessage

# A run begins as late as its page reaches it. It gets this time, as alone, to take
# what was sent to it before a newer message interrupts it.
SECONDS_TO_BEGIN = 0.2


@dataclasses.dataclass
class LiveSession:
    """One script's session, which outlives its runs and visits to other pages.

    Attributes:
        state: Its session state.
        id: Its identity, part of the identity of each of its widgets.
        is_shown: Whether the browser shows its script.
        is_in_second_place: Which of two places in the page its messages are in.
        has_run: Whether a run of it has begun.
        secrets: What `st.secrets` holds for it.
        environment: What it has set itself of its provider in `os.environ`.
        module_settings: What it has set of the client of the module `openai`.
        keys: What must not be shown.
        recorder: Records its runs, if the learner wants to see them.
        drawn: The most elements, and bytes of them, that a run of it drew.
        interrupted_by: The rerun that cut its last run short.
        sent: The message whose answer is under way, if one is.
        unanswered: A message that the provider did not answer.
    """

    state: SessionState = dataclasses.field(default_factory=SessionState)
    id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex)
    is_shown: bool = False
    is_in_second_place: bool = False
    has_run: bool = False
    secrets: dict[str, str] = dataclasses.field(default_factory=dict, repr=False)
    environment: dict[str, str] = dataclasses.field(default_factory=dict, repr=False)
    module_settings: dict[str, Any] = dataclasses.field(
        default_factory=dict, repr=False
    )
    keys: set[str] = dataclasses.field(default_factory=set, repr=False)
    recorder: Recorder | None = None
    drawn: tuple[int, int] = (0, 0)
    interrupted_by: RerunData | None = None
    sent: SentMessage | None = None
    unanswered: SentMessage | None = None
    _sent_again: SentMessage | None = None
    _lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)
    _page_run: object = None
    _shared: SharedRunState = dataclasses.field(default_factory=SharedRunState)

    def shared_run_state(self, page: ScriptRunContext) -> SharedRunState:
        """Return what all fragments that one page's script run reruns share."""
        if self._page_run is not page.parallel_coordinator:  # New in each run.
            self._page_run = page.parallel_coordinator
            self._shared = SharedRunState()
            self._shared.new_fragment_ids = page.shared.new_fragment_ids
        return self._shared

    def send_again(self) -> None:
        """Take the unanswered message back, and send it in the next run."""
        self._sent_again, self.unanswered = self.unanswered, None
        for key, history in self._sent_again.histories.items():
            self.state[key] = history
        if self.recorder:
            said = self._sent_again.widget.chat_input_value.data
            self.recorder.opening = f"you sent {self.recorder.quote(said)} again"

    def receive(self, widget_states: WidgetStates) -> WidgetStates:
        """Return the widget values that lead to a run.

        Args:
            widget_states: What came from the browser; it is without a message that
                is sent again.
        """
        if self._sent_again:
            widget_states = self._sent_again.put_back(widget_states)
            self._sent_again = None
        cut_off = self.sent
        self.sent = SentMessage.among(widget_states, self.state.filtered_state)
        if self.sent:
            self.unanswered = None
        elif cut_off:
            self.unanswered = cut_off
        return widget_states

    @contextlib.contextmanager
    def after_last_run(self) -> Iterator[None]:
        """Let the session's last run end first, if it does so soon."""
        is_over = self._lock.acquire(timeout=SECONDS_TO_BEGIN)
        try:
            yield
        finally:
            if is_over:
                self._lock.release()

    def leave(self) -> None:
        """Forget widget values, as Streamlit does when its page is left."""
        if self.is_shown:
            self.is_shown = False
            self.interrupted_by = None
            self.state.on_script_finished(frozenset())


@contextlib.contextmanager
def session_run(
    session: LiveSession,
    context: ScriptRunContext,
    page: ScriptRunContext,
    fragment_id: str | None = None,
) -> Iterator[None]:
    """Begin and end a script run in a session, as Streamlit's script runner does.

    Args:
        session: The script's session.
        context: The script's context, attached to this thread.
        page: The page's context.
        fragment_id: The fragment that runs, if not the whole script.
    """
    with session.after_last_run(), _ending(session, context):
        try:
            _begin(session, context, fragment_id)
            yield
        except RerunException as interruption:
            session.interrupted_by = interruption.rerun_data
            _finish(context, remove_stale_widgets=False)
            raise
    if fragment_id is None or fragment_id == page.fragment_ids_this_run[-1]:
        _finish(context, remove_stale_widgets=True)


@contextlib.contextmanager
def _ending(session: LiveSession, context: ScriptRunContext) -> Iterator[None]:
    """Note what a run drew if it came to its end, and how it ended."""
    ending = "failed"
    try:
        yield
        ending = ""
    except RerunException as rerun:
        is_own = not (rerun.rerun_data.widget_states or context.waiting)
        ending = "st.rerun" if is_own else "interrupted"
        raise
    except StopException:
        ending = "interrupted"
        context.yield_check()  # Raises, unless the script stopped by itself.
        ending = "st.stop"
        raise
    finally:
        if ending == "interrupted":
            context.requests.close()
        if ending in ("", "st.stop"):
            session.drawn = context.limits.drawn
        if context.recorder and context.run:
            context.recorder.end(context.run, session.state.filtered_state, ending)


def _begin(
    session: LiveSession,
    context: ScriptRunContext,
    fragment_id: str | None,
) -> None:
    if not session.has_run:
        params = session.state.query_params
        params.set_initial_query_params(context.query_string)
        params.populate_from_query_string(context.query_string)
    session.has_run = True
    context.interruptible_at = time.monotonic() + SECONDS_TO_BEGIN
    replay, session.interrupted_by = session.interrupted_by, None
    widget_states = context.widget_states
    if widget_states is not None:
        widget_states = session.receive(widget_states)
    if context.recorder:
        state = session.state.filtered_state
        context.run = context.recorder.begin(
            widget_states, state, is_fragment=fragment_id is not None
        )
    if widget_states is None:
        return
    # `st.rerun("key")` in a callback brings the click again, without its callback.
    replayed = replay.replay_trigger_states if replay else None
    if replayed:
        again = {widget.id for widget in replayed.widgets}
        fresh = [widget for widget in widget_states.widgets if widget.id not in again]
        widget_states = WidgetStates(widgets=fresh)
    context.session_state.on_script_will_rerun(
        widget_states,
        replay_trigger_states=replayed,
        replay_trigger_values=replay.replay_trigger_values if replay else None,
    )
    context.yield_check()


def _finish(context: ScriptRunContext, *, remove_stale_widgets: bool) -> None:
    context.session_state.on_script_finished(
        context.shared.widget_ids_this_run.snapshot(),
        remove_stale_widgets=remove_stale_widgets,
    )
