"""What one script run did: why, which lines ran, and what changed."""

import collections
import dataclasses
import time
from collections.abc import Collection
from html import escape
from pathlib import Path

from lessons.live import wording
from lessons.live.marks import function_at
from lessons.live.state_text import (
    StateText,
    ValueText,
    text_length,
)

SECONDS_TO_GIVE_WAY = 1.0
UNDER_WAY = "under way"


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
        return [
            f"<code>{escape(key)}</code>: {_change(before.get(key), after.get(key))}"
            for key in {**before, **after}
            if before.get(key) != after.get(key)
        ]


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
