"""The session of a script in a pane: what `st.session_state` is to it."""

import contextlib
import dataclasses
import threading
import uuid
from collections.abc import Iterator
from typing import Any

from lessons.live import time_to_begin, wording
from lessons.live.recorder import Recorder
from lessons.live.sent_message import SentMessage
from lessons.live.streamlit_internals import (
    RerunData,
    ScriptRunContext,
    SessionState,
    SharedRunState,
    WidgetStates,
)
from lessons.live.time_to_begin import TimeToBegin


@dataclasses.dataclass
class LiveSession:
    """One script's session, which outlives its runs and visits to other pages.

    Attributes:
        state: Its session state.
        id: Its identity, part of the identity of each of its widgets.
        is_shown: Whether the browser shows its script.
        is_in_second_place: Which of two places in the page its messages are in.
        has_run: Whether a run of it has begun.
        asks: Whether a chat input is pinned below its messages.
        secrets: What `st.secrets` holds for it.
        environment: What it has set itself of its provider in `os.environ`.
        module_settings: What it has set of the client of the module `openai`.
        keys: What must not be shown.
        recorder: Records its runs, if the learner wants to see them.
        drawn: The most elements, and bytes of them, that a run of it drew.
        interrupted_by: The rerun that cut its last run short.
        sent: The message whose answer is under way, if one is.
        unanswered: A message that the provider did not answer.
        advice: Why the last request of its last run got no answer and what to do, in
            Markdown, whatever its script says or does not say of it.
    """

    state: SessionState = dataclasses.field(default_factory=SessionState)
    id: str = dataclasses.field(default_factory=lambda: uuid.uuid4().hex)
    is_shown: bool = False
    is_in_second_place: bool = False
    has_run: bool = False
    asks: bool = False
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
    advice: str = ""
    _sent_again: SentMessage | None = None
    _lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)
    _beginning: TimeToBegin = dataclasses.field(default_factory=TimeToBegin)
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
        message, self.unanswered = self.unanswered, None
        if not message:
            return
        self._sent_again = message
        for key, history in message.histories.items():
            self.state[key] = history
        if self.recorder:
            said = self.recorder.beginning(message.widget.chat_input_value.data)
            self.recorder.opening = wording.SENT_AGAIN.format(message=said)

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
    def after_last_run(self) -> Iterator[TimeToBegin]:
        """Let the session's last run end first, or have its time to begin at least.

        Yields:
            The time to begin of the run that follows.
        """
        is_over = self._lock.acquire(timeout=time_to_begin.SECONDS)
        while not is_over and not self._beginning.is_over():
            is_over = self._lock.acquire(timeout=time_to_begin.SECONDS)
        self._beginning = TimeToBegin()
        try:
            yield self._beginning
        finally:
            if is_over:
                self._lock.release()

    def leave(self) -> None:
        """Forget widget values, as Streamlit does when its page is left."""
        if self.is_shown:
            self.is_shown = False
            self.interrupted_by = None
            self.state.on_script_finished(frozenset())
