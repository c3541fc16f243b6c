"""Shows what a script does while it runs, from a thread beside the script's."""

import contextlib
import threading
from collections.abc import Iterator

from lessons.live.limits import RunLimits
from lessons.live.recorder import Recorder
from lessons.live.session import LiveSession
from lessons.live.streamlit_internals import ScriptRunContext, add_script_run_ctx

SECONDS_BETWEEN_UPDATES = 0.1


@contextlib.contextmanager
def watched(
    session: LiveSession, page: ScriptRunContext, limits: RunLimits
) -> Iterator[None]:
    """Show a session's run while it is under way, and once more when it has ended.

    A thread of its own does so, for the script's may wait: for a model, say.

    Args:
        session: The session, whose recorder shows the run.
        page: The context of the page's script run, in which to draw.
        limits: What the run may cost, which knows whether it can be ended.
    """
    recorder = session.recorder
    if not recorder:
        yield
        return
    ended = threading.Event()
    watcher = threading.Thread(
        target=_watch,
        args=(recorder, session, page, limits, ended),
        name="watch",
        daemon=True,
    )
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _watch(
    recorder: Recorder,
    session: LiveSession,
    page: ScriptRunContext,
    limits: RunLimits,
    ended: threading.Event,
) -> None:
    add_script_run_ctx(ctx=page)
    shown = 0, False
    while not ended.wait(SECONDS_BETWEEN_UPDATES):
        run = recorder.runs[-1] if recorder.runs else None
        if run and (run.lines.total(), limits.is_in_one_call) != shown:
            run.is_in_one_call = limits.is_in_one_call
            shown = run.lines.total(), run.is_in_one_call
            # The script may change its state under our eyes: then look again later.
            with contextlib.suppress(KeyError, RuntimeError):
                recorder.look(run, session.state.filtered_state)
            recorder.show()
    recorder.show()
