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
- `st.navigation` and `st.switch_page` act on the page's app: there is but one.
- Modules beside the script are not importable: a snippet is one file.
- A script that loops or draws without end is stopped (see `limits`), unless it
  loops within a single statement.
- Identical `@st.cache_data` functions of two scripts share their cache: Streamlit
  knows functions by module name and source.
- Media of the page itself (`st.audio`, images) may lose its file to the script's:
  Streamlit keeps files by their place in the main area. The pages have none.
- Tracebacks begin in the script, and name files without their folders, which are the
  server's.
- Whatever it shows has dots in place of the learner's key. Of the server's key it has
  but a token, and of the server's secrets and `OPENAI_*` variables nothing.
- What it sets in `os.environ["OPENAI_..."]` or of the module (`openai.api_key = ...`)
  holds for its own session. A thread that it starts without Streamlit's context
  finds the server's environment instead.
- A newer message interrupts a run only once it had 0.2 s, for a run begins later than
  alone: when its page has reached it.
- An interrupted run closes its requests at once, not when Python comes to it.
- The app's server takes no files (`st.file_uploader`, `st.camera_input`), and its
  pages load nothing from other hosts and run no script that is written into HTML.
- `sys.exit()` ends the script with a message; alone it ends it without one.
"""

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.error_util import show_uncaught_app_exception
from streamlit.errors import FragmentHandledException
from streamlit.runtime.scriptrunner_utils.exceptions import (
    RerunException,
    StopException,
)

from lessons.live.context import Fragment, LiveContext, attached, count_line
from lessons.live.limits import LimitExceededError, RunLimits
from lessons.live.marks import builtins_with_mark, compile_with_marks
from lessons.live.roots import Roots
from lessons.live.session import LiveSession, session_run

THIS_FOLDER = str(Path(__file__).parent)


def run_script(
    path: Path, session: LiveSession, roots: Roots, way_back: str = "Press **Restart**"
) -> BaseException | None:
    """Run a script in the given containers, within the page's own script run.

    Call it last in a page: a message sent while it runs interrupts the page
    here, as it interrupts the script alone. However the script fails, it says
    so in its own containers.

    Args:
        path: The script's file.
        session: The script's session, kept by the caller from run to run.
        roots: Empty containers to draw in.
        way_back: What a learner can do once the script went past a limit.

    Returns:
        The exception that ended the script, if one did; it is on the page already.

    Raises:
        RerunException: Streamlit's own, when this run gives way to the next.
        StopException: Likewise, when a newer run has begun or the browser left.
    """
    module = ModuleType("__main__")
    module.__dict__["__file__"] = str(path)
    module.__dict__["__builtins__"] = builtins_with_mark(count_line)
    areas = get_dg_singleton_instance()

    def run_fragment(fragment_id: str, fragment: Fragment) -> Any:
        with (
            attached(session, roots, module, run_fragment) as (context, page),
            # What the main area shows stays there, so a failure goes elsewhere.
            _failures_shown(context, areas.event_dg, way_back),
            session_run(session, context, page, fragment_id),
        ):
            return fragment()

    with (
        attached(session, roots, module, run_fragment) as (context, page),
        _failures_shown(context, areas.main_dg, way_back),
    ):
        code = _compile(path, path.stat().st_mtime_ns)
        with session_run(session, context, page):
            exec(code, module.__dict__)
            context.parallel_coordinator.join()
    return context.failure


@functools.lru_cache(maxsize=256)
def _compile(path: Path, _modified: int) -> CodeType:
    try:
        return compile_with_marks(path)
    except SyntaxError as error:
        raise error.with_traceback(None) from None  # It names its place itself.


@contextlib.contextmanager
def _failures_shown(
    context: LiveContext, place: DeltaGenerator, way_back: str
) -> Iterator[None]:
    """Keep the script's failure from the page, and show it in `place`."""
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
        with _failures_shown(context, place, way_back), place:
            _show(failure, way_back)


def _show(failure: BaseException, way_back: str) -> None:
    match failure:
        case FragmentHandledException():
            pass  # The fragment shows what it was.
        case SystemExit():
            st.info("The script called `sys.exit()` and ended here.")
        case LimitExceededError():
            st.error(
                f"**Stopped at line {failure.line}:** {failure} "
                f"{way_back} to begin again.",
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
