"""What a session's script runs did: why, which lines ran, and what changed."""

import collections
import dataclasses
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from lessons.live.state_text import Rows, StateText, describe_state, text_length

MAX_RUNS = 50
MAX_CHARACTERS = 1_000_000
MAX_QUOTE = 30
SECONDS_BETWEEN_UPDATES = 0.1
UNDER_WAY = "under way"


@dataclasses.dataclass
class RunRecord:
    """One run of a script, as a learner can look back at it.

    Attributes:
        number: Its number in the session, from 1.
        reason: Why it began, in Markdown: "you sent “hello”".
        before: The session state at its beginning, as text.
        lines: The first lines of the statements that ran.
        after: The session state at its end, as text; None while it runs.
        seconds: How long it took.
        ending: How it ended; nothing for the script's end.
        characters: How much text it keeps that the run before does not.
    """

    number: int
    reason: str
    before: StateText
    lines: set[int] = dataclasses.field(default_factory=set)
    after: StateText | None = None
    seconds: float = 0.0
    ending: str = UNDER_WAY
    characters: int = 0
    _began: float = dataclasses.field(default_factory=time.perf_counter)

    def end(self, after: StateText, ending: str = "") -> None:
        """Note how the run ended, and the session state that it left."""
        self.seconds = time.perf_counter() - self._began
        self.after = after
        if after is not self.before:
            self.characters += text_length(after)
        self.ending = ending

    def changes(self) -> list[str]:
        """Say of each value that changed how: "messages: 2 → 4"."""
        after = self.after or {}
        said = [
            f"{key}: {_size(self.before.get(key))} → {_size(after.get(key))}"
            for key in [*self.before, *(key for key in after if key not in self.before)]
            if self.before.get(key) != after.get(key)
        ]
        return said or ["Session state is as it was"]


class Recorder:
    """Records the script runs of a session.

    Attributes:
        runs: The last runs, oldest first.
        show: Shows the run under way; called now and then while it runs.
        secret: A key that must not be shown.
        opening: Why the next run begins, if it is no widget that leads to it.
    """

    def __init__(self, opening: str) -> None:
        self.runs: collections.deque[RunRecord] = collections.deque(maxlen=MAX_RUNS)
        self.show: Callable[[], None] | None = None
        self.secret = ""
        self.opening = opening
        self._labels: dict[str, tuple[str, str]] = {}
        self._values: dict[str, bytes] = {}
        self._described: StateText = {}
        self._shown_lines = 0
        self._shown_at = 0.0

    def begin(
        self, widget_states: WidgetStates | None, state: Mapping[str, Any]
    ) -> RunRecord:
        """Begin a run, to which these widget values led; None for `st.rerun()`."""
        number = self.runs[-1].number + 1 if self.runs else 1
        reason = self._reason(widget_states)
        # A run that is interrupted may end only after the next has begun.
        if self.runs and self.runs[-1].ending in ("interrupted", UNDER_WAY):
            reason += f", which interrupted run {number - 1}"
        before = self._describe(state)
        run = RunRecord(number, reason, before)
        if not self.runs or before is not self.runs[-1].after:
            run.characters = text_length(before)
        self.runs.append(run)
        self._shown_lines = 0
        return run

    def end(self, run: RunRecord, state: Mapping[str, Any], ending: str = "") -> None:
        """End a run, with the session state that it leaves."""
        run.end(self._describe(state), ending)
        kept = sum(run.characters for run in self.runs)
        while len(self.runs) > 1 and kept > MAX_CHARACTERS:
            kept -= self.runs.popleft().characters

    def note_message(self, message: ForwardMsg) -> None:
        """Learn a widget's label from the message that draws it."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        widget = getattr(element, kind) if kind else None
        if identity := getattr(widget, "id", ""):
            label = getattr(widget, "label", "") or getattr(widget, "placeholder", "")
            self._labels[identity] = kind, label

    def is_behind(self) -> bool:
        """Tell whether more lines ran than are shown, and it is time to show them."""
        if not self.runs or len(self.runs[-1].lines) == self._shown_lines:
            return False
        return time.monotonic() - self._shown_at > SECONDS_BETWEEN_UPDATES

    def progress(self) -> None:
        """Show the lines that ran so far."""
        self._shown_at = time.monotonic()
        self._shown_lines = len(self.runs[-1].lines)
        if self.show:
            self.show()

    def _describe(self, state: Mapping[str, Any]) -> StateText:
        """Write out a session state; one that is as it was takes no more room."""
        described = describe_state(state, self.secret)
        if described != self._described:
            self._described = described
        return self._described

    def _reason(self, widget_states: WidgetStates | None) -> str:
        if widget_states is None:
            return "`st.rerun()` was called"
        known, self._values = self._values, {}
        opening, self.opening = self.opening, ""
        reason = "the page around it ran again"
        for widget in widget_states.widgets:
            value = widget.SerializeToString(deterministic=True)
            self._values[widget.id] = value
            if widget.id in self._labels and value != known.get(widget.id):
                reason = _deed(widget, *self._labels[widget.id]) or reason
        return opening or reason


def _deed(widget: WidgetState, kind: str, label: str) -> str:
    """Say what the learner did with a widget; nothing if it was left alone."""
    match widget.WhichOneof("value"):
        case "chat_input_value":
            said = widget.chat_input_value.data
            return f"you sent “{plain(_cut(said))}”" if said else ""
        case "trigger_value":
            return f"you pressed *{plain(label)}*" if widget.trigger_value else ""
        case None:
            return ""
    return f"you changed *{plain(label or kind)}*"


def plain(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_{}\[\]<>()#~:$|])", r"\\\1", text.replace("\n", " "))


def _size(rows: Rows | None) -> str:
    if rows is None:
        return "nothing"
    if not rows or any(role for role, _ in rows):
        return str(len(rows))
    return _cut(rows[0][1])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]} …"
