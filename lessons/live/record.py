"""What a session's script runs did: why, which lines ran, and what changed."""

import collections
import dataclasses
import threading
import time
from collections.abc import Callable, Collection, Mapping
from html import escape
from pathlib import Path
from typing import Any

from lessons.live import wording
from lessons.live.hidden import hidden
from lessons.live.marks import function_at
from lessons.live.state_text import (
    StateText,
    ValueText,
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
SECONDS_TO_GIVE_WAY = 1.0
UNDER_WAY = "under way"
# What a learner did that led to a run.
SEND, PRESS, RESTART = "send", "press", "restart"
# Values that a widget has for one run alone.
TRIGGERS = {
    "chat_input_value",
    "json_trigger_value",
    "string_trigger_value",
    "trigger_value",
}


@dataclasses.dataclass(slots=True)
class RunRecord:
    """One run of a script, as a learner can look back at it.

    Attributes:
        number: Its number in the session, from 1.
        reason: Why it began, in HTML: "you sent “hello”".
        before: The session state that the run before left, as text.
        is_fragment: Whether a fragment alone ran, not the whole script.
        widgets: The keys that Streamlit keeps in it for widgets, as text.
        deed: What the learner did: "send", "press" with a button's label, "restart", or
            nothing that counts.
        sent: How many runs so far began with a message.
        interrupts: Whether it began while another was under way.
        lines: How often each statement ran, by its first line.
        line: The first line of the statement that ran last.
        after: The session state at its end, or as it was last seen, as text.
        seconds: How long it took.
        ending: How it ended; nothing for the script's end.
        characters: How much text it keeps that the run before does not.
        began: When it began, by a clock that no other run began at.
        script: The file that ran.
        callback: The script's function that Streamlit called before the script, if it
            did call one.
        is_in_one_call: Whether it is in a call that Python cannot stop.
    """

    number: int
    reason: str
    before: StateText
    is_fragment: bool = False
    widgets: Collection[str] = ()
    deed: str = ""
    sent: int = 0
    interrupts: bool = False
    lines: collections.Counter[int] = dataclasses.field(
        default_factory=collections.Counter
    )
    line: int = 0
    after: StateText = dataclasses.field(init=False)
    seconds: float = 0.0
    ending: str = UNDER_WAY
    characters: int = 0
    began: float = dataclasses.field(default_factory=time.perf_counter)
    script: Path = dataclasses.field(default_factory=Path)
    callback: str = ""
    is_in_one_call: bool = False

    def __post_init__(self) -> None:
        self.after = self.before

    def end(self, after: StateText, ending: str = "") -> None:
        """Note how the run ended, and the session state that it left."""
        self.seconds = time.perf_counter() - self.began
        self.after = after
        if after is not self.before:
            self.characters += text_length(after)
        self.ending = ending

    def count_line(self, line: int) -> None:
        """Note that a statement runs."""
        self.lines[line] += 1
        self.line = line

    def begin_script(self) -> None:
        """Note that the script begins: what ran before is a callback's."""
        if self.lines:
            self.callback = function_at(self.script, next(iter(self.lines)))

    def gives_way(self) -> bool:
        """Tell whether a run that begins now interrupts this one."""
        # An interrupted run may end after the next has begun, or just before it.
        since = time.perf_counter() - self.began - self.seconds
        is_new = self.ending == "interrupted" and since < SECONDS_TO_GIVE_WAY
        return self.ending == UNDER_WAY or is_new

    def changes(self) -> list[str]:
        """Say in HTML of each value that changed how: "messages: 2 → 4 entries"."""
        before, after = self.before, self.after
        said = [
            f"<code>{escape(key)}</code>: {_change(before.get(key), after.get(key))}"
            for key in {**before, **after}
            if before.get(key) != after.get(key)
        ]
        return said or [wording.NOTHING_CHANGED]


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
        if last and script and last.script != script:
            self.opening = self.opening or wording.CHANGED_CODE
        reason, deed = self._why(widget_states)
        interrupts = bool(last and last.gives_way())
        if last and interrupts:
            reason = wording.DURING_ANOTHER.format(reason=reason, number=last.number)
        # What happens to the state between two runs is a change that the next shows.
        over = last if last and last.ending != UNDER_WAY else None
        before = over.after if over else self._describe(state)
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


def _change(before: ValueText | None, after: ValueText | None) -> str:
    """Say in HTML how a value changed: "2 → 4 entries", "new, empty"."""
    if not before or not after:
        new = wording.VALUE_NEW
        said = new.format(summary=after.summary) if after else wording.VALUE_REMOVED
        return escape(said)
    if before.summary == after.summary:
        return escape(wording.VALUE_CHANGED_WITHIN.format(summary=after.summary))
    old = f"{before.size:,}" if before.size and after.size else before.summary
    return escape(wording.VALUE_CHANGED.format(old=old, new=after.summary))
