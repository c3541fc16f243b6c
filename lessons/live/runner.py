"""Runs a script inside a page just as `streamlit run` runs it alone.

No stand-in for Streamlit is involved: a script gets the real module, and a
`ScriptRunContext` of its own while it runs. In it are

- its own session: a real `SessionState`, fed with the browser's widget values,
  so that keys, callbacks and triggers follow Streamlit's own rules;
- its own roots: it writes to Streamlit's main area, sidebar, bottom and event
  area as always, and each message goes on to the container that stands for it;
- its own widget and fragment identities, so that two sessions never meet.

What differs from running alone, and why:

- `st.set_page_config`, `st.logo` and changes to `st.query_params` do nothing:
  the browser's tab and address belong to the page.
- `st.navigation` and `st.switch_page` act on the page's app: there is but one.
- Modules beside the script are not importable: a snippet is one file.
- A script that loops or draws without end is stopped (see `limits`).
- `sys.exit()` ends the script with a message; alone it ends it without one.
"""

import functools
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import streamlit as st
from streamlit.error_util import show_uncaught_app_exception
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from lessons.live.context import Fragment, LiveContext, Roots, attached, count_line
from lessons.live.limits import LimitExceededError, RunLimits
from lessons.live.marks import builtins_with_mark, compile_with_marks
from lessons.live.session import LiveSession, session_run

THIS_FOLDER = str(Path(__file__).parent)


def run_script(path: Path, session: LiveSession, roots: Roots) -> None:
    """Run a script in the given containers, within the page's own script run.

    Call it last in a page: a message sent while it runs interrupts the page
    here, as it interrupts the script alone. However the script fails, it says
    so in its own containers.

    Args:
        path: The script's file.
        session: The script's session, kept by the caller from run to run.
        roots: Empty containers to draw in.

    Raises:
        RerunException: Streamlit's own, when this run gives way to the next.
        StopException: Likewise, when a newer run has begun or the browser left.
    """
    module = ModuleType("__main__")
    module.__dict__["__file__"] = str(path)
    module.__dict__["__builtins__"] = builtins_with_mark(count_line)

    def run_fragment(fragment: Fragment) -> Any:
        with (
            attached(session, roots, module, run_fragment) as (context, page),
            session_run(context, page.session_state),
        ):
            return fragment()

    with attached(session, roots, module, run_fragment) as (context, page):
        try:
            code = _compile(path, path.stat().st_mtime_ns)
            with session_run(context, page.session_state):
                exec(code, module.__dict__)
                context.parallel_coordinator.join()
        except StopException:
            # st.stop() ends the script, not the page; a newer run stops both.
            context.yield_check()
        except SystemExit:
            st.info("The script called `sys.exit()` and ended here.")
        except LimitExceededError as stopped:
            _show_stopped(stopped, context)
        except Exception as error:
            show_uncaught_app_exception(_without_runner_frames(error))


@functools.lru_cache(maxsize=256)
def _compile(path: Path, _modified: int) -> CodeType:
    return compile_with_marks(path)


def _show_stopped(stopped: LimitExceededError, context: LiveContext) -> None:
    line = context.limits.line
    context.limits = RunLimits()  # The message itself must get through.
    st.error(
        f"**Stopped at line {line}:** {stopped} Press **Restart** to begin again.",
        icon=":material/front_hand:",
    )


def _without_runner_frames(error: Exception) -> Exception:
    """Return the error with a traceback that begins in the script, as alone."""
    if isinstance(error, SyntaxError):
        return error.with_traceback(None)
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename.startswith(THIS_FOLDER):
        frames = frames.tb_next
    return error.with_traceback(frames)
