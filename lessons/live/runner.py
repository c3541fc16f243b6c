"""Runs a script inside a page just as `streamlit run` runs it alone.

No stand-in for Streamlit is involved: a script gets the real module, and a
`ScriptRunContext` of its own while it runs. In it are

- its own session: a real `SessionState`, fed with the browser's widget values,
  so that keys, callbacks and triggers follow Streamlit's own rules;
- its own secrets, and with them the provider of its `openai` clients, also those
  that look for it in `os.environ`, and the module's own (`openai.chat`);
- its own roots: it writes to Streamlit's main area, sidebar, bottom and event
  area as always, and each message goes on to the container that stands for it;
- its own widget and fragment identities, so that two sessions never meet.

What differs from running alone, and why:

- `st.set_page_config` and `st.logo` do nothing: the browser's tab belongs to the
  page.
- `st.query_params` begins with all that the page's address holds, the page's own
  `step` among it. What a script changes there it finds there in its later runs,
  but the address stays as it is.
- `st.switch_page` acts on the page's app: there is but one. `st.navigation`, which
  would replace it, raises an error.
- Modules beside the script are not importable: a snippet is one file.
- A script that loops or draws without end is stopped (see `limits` and `endless`),
  unless it loops within a single call into C.
- Identical `@st.cache_data` functions of two scripts share their cache: Streamlit
  knows functions by module name and source.
- Media of the page itself (`st.audio`, images) may lose its file to the script's:
  Streamlit keeps files by their place in the main area. The pages have none.
- Tracebacks begin in the script, and name files without their folders, which are the
  server's.
- What stands in for Streamlit's or Python's own (`st.secrets`, `os.environ`, the run
  context) has that one's name and docstring. Who looks further, with `inspect` or into
  the run context's fields, finds our code.
- Whatever it shows has dots in place of the learner's key. Of the server's key it has
  but a token, and of the server's secrets and `OPENAI_*` variables nothing.
- What it sets in `os.environ["OPENAI_..."]` or of the module (`openai.api_key = ...`)
  holds for its own session. A thread that it starts without Streamlit's context
  finds the server's environment instead.
- A newer message interrupts a run only once it had 0.2 s, 0.01 s of them on the
  processor: a run begins later than alone, when its page has reached it.
- An interrupted run closes its requests at once, not when Python comes to it.
- The app's server takes no files (`st.file_uploader`, `st.camera_input`), and its
  pages load nothing from other hosts and run no script that is written into HTML.
- `sys.exit()` ends the script with a message; alone it ends it without one.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from lessons.live import wording
from lessons.live.context import LiveContext, attached, count_line
from lessons.live.endless import ended_if_endless
from lessons.live.failures import failures_shown
from lessons.live.marks import builtins_with_mark, compile_with_marks
from lessons.live.page_access import Fragment
from lessons.live.roots import Roots
from lessons.live.sent_message import SentMessage
from lessons.live.session import LiveSession
from lessons.live.streamlit_internals import (
    RerunException,
    ScriptRunContext,
    StopException,
    WidgetStates,
    get_dg_singleton_instance,
)


class RunEnd(NamedTuple):
    """How a run ended that gave way to no other.

    Attributes:
        failure: The exception that ended the script, if one did; it is on the page
            already.
        sent: The message that led to the run, if one did.
    """

    failure: BaseException | None
    sent: SentMessage | None


def run_script(
    path: Path,
    session: LiveSession,
    roots: Roots,
    way_back: str = wording.PRESS_RESTART,
    may_go_on: Callable[[], bool] = lambda: True,
) -> RunEnd:
    """Run a script in the given containers, within the page's own script run.

    Call it last in a page: a message sent while it runs interrupts the page
    here, as it interrupts the script alone. However the script fails, it says
    so in its own containers.

    Args:
        path: The script's file.
        session: The script's session, kept by the caller from run to run.
        roots: Empty containers to draw in.
        way_back: What a learner can do once the script went past a limit.
        may_go_on: Tells whether a fragment may run that the script has drawn, each a
            request of its own.

    Returns:
        How the run ended.

    Raises:
        RerunException: Streamlit's own, when this run gives way to the next.
        StopException: Likewise, when a newer run has begun or the browser left.
    """
    module = ModuleType("__main__")
    module.__dict__["__file__"] = str(path)
    module.__dict__["__builtins__"] = builtins_with_mark(count_line)
    areas = get_dg_singleton_instance()

    def run_fragment(fragment_id: str, fragment: Fragment) -> Any:
        if not may_go_on():
            return None
        with (
            attached(session, roots, module, run_fragment) as (context, page),
            # What the main area shows stays there, so a failure goes elsewhere.
            failures_shown(context, areas.event_dg, way_back),
            ended_if_endless(context.limits),
            session_run(session, context, page, fragment_id),
        ):
            return fragment()

    with (
        attached(session, roots, module, run_fragment) as (context, page),
        failures_shown(context, areas.main_dg, way_back),
    ):
        code = _compile(path, path.stat().st_mtime_ns)
        with (
            ended_if_endless(context.limits),
            session_run(session, context, page),
        ):
            exec(code, module.__dict__)
            if context.parallel_coordinator:
                context.parallel_coordinator.join()
    return RunEnd(context.failure, context.sent)


@functools.lru_cache(maxsize=256)
def _compile(path: Path, _modified: int) -> CodeType:
    try:
        return compile_with_marks(path)
    except SyntaxError as error:
        raise error.with_traceback(None) from None  # It names its place itself.


@contextlib.contextmanager
def session_run(
    session: LiveSession,
    context: LiveContext,
    page: ScriptRunContext,
    fragment_id: str | None = None,
) -> Iterator[None]:
    """Begin and end a script run in a session, as Streamlit's script runner does.

    Args:
        session: The script's session.
        context: The script's context, attached to this thread.
        page: The page's context.
        fragment_id: The fragment that runs, if not the whole script.
    """
    with session.after_last_run() as beginning, _ending(session, context):
        context.beginning = beginning
        try:
            _begin(session, context, fragment_id)
            yield
        except RerunException as interruption:
            session.interrupted_by = interruption.rerun_data
            _finish(context, remove_stale_widgets=False)
            raise
    if fragment_id is None or fragment_id in (page.fragment_ids_this_run or [])[-1:]:
        _finish(context, remove_stale_widgets=True)


@contextlib.contextmanager
def _ending(session: LiveSession, context: LiveContext) -> Iterator[None]:
    """Note what a run drew if it came to its end, and how it ended."""
    ending = "failed"
    try:
        yield
        ending = ""
    except RerunException as rerun:
        is_own = not (rerun.rerun_data.widget_states or context.waiting)
        ending = "st.rerun" if is_own else "interrupted"
        raise
    except StopException:
        ending = "interrupted"
        context.yield_check()  # Raises, unless the script stopped by itself.
        ending = "st.stop"
        raise
    finally:
        if ending == "interrupted":
            context.requests.close()
        if ending in ("", "st.stop"):
            session.drawn = context.limits.drawn
        if context.recorder and context.run:
            context.recorder.end(context.run, session.state.filtered_state, ending)


def _begin(
    session: LiveSession,
    context: LiveContext,
    fragment_id: str | None,
) -> None:
    if not session.has_run:
        params = session.state.query_params
        params.set_initial_query_params(context.query_string)
        params.populate_from_query_string(context.query_string)
    session.has_run = True
    session.advice = ""
    replay, session.interrupted_by = session.interrupted_by, None
    widget_states = context.widget_states
    if widget_states is not None:
        widget_states = session.receive(widget_states)
        context.sent = session.sent
    if context.recorder:
        state = session.state.filtered_state
        context.run = context.recorder.begin(
            widget_states,
            state,
            is_fragment=fragment_id is not None,
            script=context.script,
        )
    if widget_states is None:
        return
    # `st.rerun("key")` in a callback brings the click again, without its callback.
    replayed = replay.replay_trigger_states if replay else None
    if replayed:
        again = {widget.id for widget in replayed.widgets}
        fresh = [widget for widget in widget_states.widgets if widget.id not in again]
        widget_states = WidgetStates(widgets=fresh)
    context.session_state.on_script_will_rerun(
        widget_states,
        replay_trigger_states=replayed,
        replay_trigger_values=replay.replay_trigger_values if replay else None,
    )
    if context.run:
        context.run.begin_script()
    context.yield_check()


def _finish(context: LiveContext, *, remove_stale_widgets: bool) -> None:
    context.session_state.on_script_finished(
        context.shared.widget_ids_this_run.snapshot(),
        remove_stale_widgets=remove_stale_widgets,
    )
