"""What a session's script runs did: why, which lines ran, and what changed."""

import collections
import dataclasses
import re
import reprlib
import time
from collections.abc import Callable, Mapping
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

MAX_RUNS = 50
MAX_TEXT = 300
MAX_ENTRIES = 50
MAX_QUOTE = 30
SECONDS_BETWEEN_UPDATES = 0.1
UNDER_WAY = "under way"

_short = reprlib.Repr()
_short.maxstring = _short.maxother = MAX_TEXT

# A value as text: one row, or for a chat history a row a message.
Rows = tuple[tuple[str, str], ...]


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
    """

    number: int
    reason: str
    before: Mapping[str, Rows]
    lines: set[int] = dataclasses.field(default_factory=set)
    after: Mapping[str, Rows] | None = None
    seconds: float = 0.0
    ending: str = UNDER_WAY
    _began: float = dataclasses.field(default_factory=time.perf_counter)

    def end(self, after: Mapping[str, Rows], ending: str = "") -> None:
        """Note how the run ended, and the session state that it left."""
        self.seconds = time.perf_counter() - self._began
        self.after = after
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
    """

    def __init__(self, opening: str) -> None:
        self.runs: collections.deque[RunRecord] = collections.deque(maxlen=MAX_RUNS)
        self.show: Callable[[], None] | None = None
        self.secret = ""
        self._opening = opening
        self._labels: dict[str, tuple[str, str]] = {}
        self._values: dict[str, bytes] = {}
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
        before = describe_state(state, self.secret)
        run = RunRecord(number, reason, before)
        self.runs.append(run)
        self._shown_lines = 0
        return run

    def end(self, run: RunRecord, state: Mapping[str, Any], ending: str = "") -> None:
        """End a run, with the session state that it leaves."""
        run.end(describe_state(state, self.secret), ending)

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

    def _reason(self, widget_states: WidgetStates | None) -> str:
        if not self.runs:
            return self._opening
        if widget_states is None:
            return "`st.rerun()` was called"
        known, self._values = self._values, {}
        reason = "the page around it ran again"
        for widget in widget_states.widgets:
            value = widget.SerializeToString(deterministic=True)
            self._values[widget.id] = value
            if widget.id in self._labels and value != known.get(widget.id):
                reason = _deed(widget, *self._labels[widget.id]) or reason
        return reason


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


def describe_state(state: Mapping[str, Any], secret: str = "") -> dict[str, Rows]:
    """Write out a session state, bounded, whatever is in it.

    Args:
        state: The session state.
        secret: A key that must not be shown.

    Returns:
        For each key the rows of its value: (role, content) for each message of a
        chat history, else one row without a role.
    """
    described = {key: _rows(value) for key, value in state.items()}
    if not secret:
        return described
    return {
        key: tuple((role, text.replace(secret, "•••")) for role, text in rows)
        for key, rows in described.items()
    }


def _rows(value: Any) -> Rows:
    if is_chat_history(value):
        cut = value[-MAX_ENTRIES:]
        rows = [(_text(entry["role"]), _text(entry["content"])) for entry in cut]
        hidden = len(value) - len(cut)
        return ((("", f"{hidden} earlier messages"),) if hidden else ()) + tuple(rows)
    return (("", _text(value)),)


def is_chat_history(value: Any) -> bool:
    """Tell whether a value is a list of messages, each with role and content."""
    return isinstance(value, list) and all(
        isinstance(entry, dict) and {"role", "content"} <= entry.keys()
        for entry in value
    )


def _text(value: Any) -> str:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return f"{value[:MAX_TEXT]} … ({len(value):,} characters)"
    try:
        return value if isinstance(value, str) else _short.repr(value)
    except Exception as error:  # noqa: BLE001 - a value may refuse to be printed
        return f"a {type(value).__name__} that cannot be printed: {error!r}"


def _size(rows: Rows | None) -> str:
    if rows is None:
        return "nothing"
    if not rows or any(role for role, _ in rows):
        return str(len(rows))
    return _cut(rows[0][1])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else f"{text[:MAX_QUOTE]} …"
