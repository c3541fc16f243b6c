"""Records what a session's script runs do."""

import collections
import threading
from collections.abc import Callable, Collection, Mapping
from html import escape
from pathlib import Path
from typing import Any

from lessons.live import wording
from lessons.live.hidden import hidden
from lessons.live.record import UNDER_WAY, RunRecord
from lessons.live.state_text import (
    StateText,
    cut,
    describe_state,
    sharing,
    shortened,
    text_length,
)
from lessons.live.streamlit_internals import (
    ForwardMsg,
    WidgetState,
    WidgetStates,
    user_key_from_element_id,
)

MAX_RUNS = 50
MAX_CHARACTERS = 1_000_000
# What a learner did that led to a run.
SEND, PRESS, RESTART = "send", "press", "restart"
# Values that a widget has for one run alone.
TRIGGERS = {
    "chat_input_value",
    "json_trigger_value",
    "string_trigger_value",
    "trigger_value",
}


class Recorder:
    """Records the script runs of a session.

    Args:
        opening: Why its first run begins.
        keys: What must not be shown.
        deed: What the learner did that leads to its first run.

    Attributes:
        runs: The last runs, oldest first.
        show: Shows the last run.
        opening: Why the next run begins, if it is no widget that leads to it.
    """

    def __init__(
        self, opening: str, keys: Collection[str] = (), deed: str = ""
    ) -> None:
        self.runs: collections.deque[RunRecord] = collections.deque(maxlen=MAX_RUNS)
        self.show: Callable[[], None] = lambda: None
        self._keys = keys
        self.opening = opening
        self._opening_deed = deed
        self._sent = 0
        self._labels: dict[str, tuple[str, str]] = {}
        self._widgets: set[str] = set()
        self._values: dict[str, bytes] = {}
        self._described: StateText = {}
        # Another thread looks on, and a run may end when the next has begun.
        self._lock = threading.Lock()

    def begin(
        self,
        widget_states: WidgetStates | None,
        state: Mapping[str, Any],
        *,
        is_fragment: bool = False,
        script: Path | None = None,
    ) -> RunRecord:
        """Begin a run.

        Args:
            widget_states: The widget values that led to it; None for `st.rerun()`.
            state: The session state that it finds.
            is_fragment: Whether a fragment alone runs.
            script: The file that runs.
        """
        last = self.runs[-1] if self.runs else None
        number = last.number + 1 if last else 1
        # What happens to the state between two runs is a change that the next shows.
        over = last if last and last.ending != UNDER_WAY else None
        before = over.after if over else self._describe(state)
        if last and script and last.script != script:
            keeps = before.keys() - self._widgets
            changed = wording.CHANGED_CODE_ALONE if keeps else wording.CHANGED_CODE
            self.opening = self.opening or changed
        reason, deed = self._why(widget_states)
        interrupts = bool(last and last.gives_way())
        if last and interrupts:
            reason = wording.DURING_ANOTHER.format(reason=reason, number=last.number)
        self._sent += deed == SEND
        run = RunRecord(
            number,
            reason,
            before,
            is_fragment,
            self._widgets,
            deed,
            self._sent,
            interrupts,
            script=script or Path(),
        )
        if not last or before is not last.after:
            run.characters = text_length(before)
        with self._lock:
            self.runs.append(run)
        return run

    def end(self, run: RunRecord, state: Mapping[str, Any], ending: str = "") -> None:
        """End a run, with the session state that it leaves."""
        with self._lock:
            run.end(self._describe(state), ending)
            kept = sum(run.characters for run in self.runs)
            while len(self.runs) > 1 and kept > MAX_CHARACTERS:
                kept -= self.runs.popleft().characters

    def note_message(self, message: ForwardMsg) -> None:
        """Learn a widget's label and key from the message that draws it."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        widget = getattr(element, kind) if kind else None
        if kind and (identity := getattr(widget, "id", "")):
            label = getattr(widget, "label", "") or getattr(widget, "placeholder", "")
            self._labels[identity] = kind, label
            if key := user_key_from_element_id(identity):
                self._widgets.add(shortened(hidden(key, self._keys)))

    def look(self, run: RunRecord, state: Mapping[str, Any]) -> None:
        """Note the session state of a run under way, as it is now."""
        with self._lock:
            if run.ending == UNDER_WAY:
                run.after = self._describe(state)

    def beginning(self, text: str) -> str:
        """Return the beginning of what someone said, as HTML."""
        return escape(cut(hidden(text, self._keys)))

    def _describe(self, state: Mapping[str, Any]) -> StateText:
        """Write out a session state; what is as it was takes no more room."""
        described = describe_state(state, self._keys)
        if described != self._described:
            self._described = sharing(described, self._described)
        return self._described

    def _why(self, widget_states: WidgetStates | None) -> tuple[str, str]:
        """Return why a run begins, as HTML, and what the learner did for it."""
        if widget_states is None:
            return wording.CALLED_RERUN, ""
        known, self._values = self._values, {}
        opening, self.opening = self.opening, ""
        reason, deed = wording.RAN_WITH_PAGE, self._opening_deed
        self._opening_deed = ""
        for widget in widget_states.widgets:
            value = widget.SerializeToString(deterministic=True)
            self._values[widget.id] = value
            # A trigger that is set is new, even if it was set just so before.
            is_trigger = widget.WhichOneof("value") in TRIGGERS
            is_new = is_trigger or value != known.get(widget.id)
            if widget.id in self._labels and is_new:
                said = self._done_with(widget, *self._labels[widget.id])
                reason, deed = said or (reason, deed)
        return opening or reason, deed

    def _done_with(
        self, widget: WidgetState, kind: str, label: str
    ) -> tuple[str, str] | None:
        """Say what the learner did with a widget; None if it was left alone."""
        name = f"<i>{escape(label or kind)}</i>"
        match widget.WhichOneof("value"):
            case "chat_input_value":
                said = self.beginning(widget.chat_input_value.data)
                return (wording.SENT.format(message=said), SEND) if said else None
            case "trigger_value" if widget.trigger_value:
                return wording.PRESSED.format(widget=name), f"{PRESS} {label}"
            case "trigger_value" | None:
                return None
        return wording.CHANGED.format(widget=name), ""
