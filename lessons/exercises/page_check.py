"""A check beside the page: in a thread of its own, few at once for the whole server."""

import threading

from lessons.editing.edits import as_file
from lessons.exercise_fields import Exercise
from lessons.exercises import wording
from lessons.exercises.checking import CheckError, Stopped, check
from lessons.exercises.judging import Verdict

MOST_AT_ONCE = 2
SECONDS_BETWEEN_LOOKS = 0.3
_places = threading.BoundedSemaphore(MOST_AT_ONCE)


class _UnwantedError(Exception):
    """Nobody waits for the check any more."""


class PageCheck:
    """A check that a page has begun and looks at now and then.

    Args:
        exercise: The exercise.
        source: The learner's script.
        name: How its file is called.

    Attributes:
        exercise: The exercise.
        source: The learner's script.
        is_waiting: Whether it waits for others to end.
        runs: How many runs have ended, and of how many.
        found: What was found.
        fault: Why nothing was, in a sentence.
        is_over: Whether there is no more to wait for.
    """

    def __init__(self, exercise: Exercise, source: str, name: str) -> None:
        self.exercise = exercise
        self.source = source
        self.is_waiting = False
        self.runs = 0, 0
        self.found: Verdict | Stopped | None = None
        self.fault = ""
        self.is_over = False
        self._name = name
        self._is_unwanted = threading.Event()
        threading.Thread(target=self._run, name="check", daemon=True).start()

    def end(self) -> None:
        """End it soon, without a verdict."""
        self._is_unwanted.set()

    def _run(self) -> None:
        try:
            self._wait_for_place()
            try:
                source = as_file(self.source)
                self.found = check(self.exercise, source, self._name, self._note)
            finally:
                _places.release()
        except _UnwantedError:
            return  # Whoever ended it asks for no reason.
        except CheckError as error:
            self.fault = wording.NO_CHECK.format(said=error)
        except OSError as error:
            why = error.strerror or error
            self.fault = wording.CANNOT_BEGIN.format(why=why)
        finally:
            if not self.found:
                self.fault = self.fault or wording.NO_VERDICT
            self.is_over = True

    def _wait_for_place(self) -> None:
        if _places.acquire(blocking=False):
            return
        self.is_waiting = True
        while not _places.acquire(timeout=SECONDS_BETWEEN_LOOKS):
            self._stop_if_unwanted()
        self.is_waiting = False

    def _note(self, done: int, of: int) -> None:
        self._stop_if_unwanted()
        self.runs = done, of

    def _stop_if_unwanted(self) -> None:
        if self._is_unwanted.is_set():
            raise _UnwantedError
