"""Shows how a script failed, as Streamlit shows it alone, and what a learner can do."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import FragmentHandledException

from lessons.live import wording
from lessons.live.context import LiveContext
from lessons.live.limits import LimitExceededError, RunLimits
from lessons.live.streamlit_internals import (
    RerunException,
    StopException,
    show_uncaught_app_exception,
)

THIS_FOLDER = str(Path(__file__).parent)


@contextlib.contextmanager
def failures_shown(
    context: LiveContext, place: DeltaGenerator, way_back: str
) -> Iterator[None]:
    """Keep a script's failure from its page, and show it in the script's own area.

    Args:
        context: The script's context, which keeps the failure.
        place: The script's area in which to show it.
        way_back: What a learner can do once the script went past a limit.

    Raises:
        RerunException: Streamlit's own, when this run gives way to the next.
        StopException: Likewise, when a newer run has begun or the browser left.
    """
    try:
        yield
    except RerunException:
        raise
    except StopException:
        # st.stop() ends the script, not the page; a newer run stops both.
        context.yield_check()
    except BaseException as failure:  # noqa: BLE001 - whatever a script may raise
        context.failure = failure
        # The message itself must get through; one too large is stopped in its turn.
        context.limits = RunLimits(line=context.limits.line)
        with failures_shown(context, place, way_back), place:
            _show(failure, way_back)


def _show(failure: BaseException, way_back: str) -> None:
    match failure:
        case FragmentHandledException():
            pass  # The fragment shows what it was.
        case SystemExit():
            st.info(wording.CALLED_EXIT)
        case LimitExceededError():
            st.error(
                wording.STOPPED.format(
                    line=failure.line, reason=failure, way_back=way_back
                ),
                icon=":material/front_hand:",
            )
        case _:
            error = _without_runner_frames(failure)
            show_uncaught_app_exception(error)
            if isinstance(error, SyntaxError) and not error.__traceback__:
                _show_caret(error)


def _show_caret(error: SyntaxError) -> None:
    """Point at the fault in letters of one width, which Streamlit's box has not."""
    if error.text and error.offset:
        st.code(f"{error.text.rstrip()}\n{' ' * (error.offset - 1)}^", language=None)


def _without_runner_frames(error: BaseException) -> BaseException:
    """Return the error with a traceback that begins in the script, as alone."""
    first = error.__traceback__
    while first and _file(first).startswith((THIS_FOLDER, contextlib.__file__)):
        first = first.tb_next
    last = first
    while last and last.tb_next:
        if _file(last.tb_next).startswith(THIS_FOLDER):
            last.tb_next = None  # Too deep a recursion may end in a mark.
        last = last.tb_next
    return error.with_traceback(first)


def _file(entry: TracebackType) -> str:
    return entry.tb_frame.f_code.co_filename
