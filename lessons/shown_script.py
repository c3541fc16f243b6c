"""The script that a page shows: the lesson's, or what the learner made of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lessons.editing.edits import running_script
from lessons.snippet_files import snippet_name


class ShownScript(NamedTuple):
    """The script that a page shows, and what is said of its lines.

    `asks` tells whether the learner is asked what only its runs can answer. `exercise`
    names the exercise that it is the beginning of. `is_broken` tells whether it is a
    mistake, before it is mended; `is_mend` whether it is shown as its mend, which stays
    as it is, whatever the learner makes of the same script in its own step.
    """

    script: Path
    notes: Mapping[str, str] | None = None
    builds_on: Path | None = None
    about: Sequence[str] = ()
    asks: bool = False
    exercise: str = ""
    is_broken: bool = False
    is_mend: bool = False

    @property
    def place(self) -> str:
        """Where it is edited: what a step and an exercise have in common is not."""
        return self.exercise or snippet_name(self.script)

    @property
    def running(self) -> Path:
        """The file that runs: the script, or what the learner made of it."""
        if self.is_mend:
            return self.script
        return running_script(self.script, self.place)

    @property
    def is_changed(self) -> bool:
        """Whether something else runs in its place."""
        return self.running != self.script
