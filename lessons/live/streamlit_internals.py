"""All that the project takes from Streamlit beyond its public interface.

These may move or go with any release: `.ci/canary` tries the newest. Beside each name
stands what it is for, and what breaks without it. The fields of a `ScriptRunContext`
and the methods of a `SessionState` are as private as they are.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from streamlit import config
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import (
    context_dg_stack,
    get_default_dg_stack_value,
    get_dg_singleton_instance,
)
from streamlit.error_util import show_uncaught_app_exception
from streamlit.proto.Exception_pb2 import Exception as ExceptionProto
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.fragment import FragmentStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import magic
from streamlit.runtime.scriptrunner_utils.exceptions import (
    RerunException,
    StopException,
)
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
)
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    ScriptRunContext,
    ThreadState,
    add_script_run_ctx,
    get_script_run_ctx,
)
from streamlit.runtime.scriptrunner_utils.shared_run_state import SharedRunState
from streamlit.runtime.secrets import Secrets as StreamlitSecrets
from streamlit.runtime.secrets import secrets_singleton
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

__all__ = [  # noqa: RUF022 - by what they are for
    # A script's run within its page's: without one of these no pane runs a script.
    "FragmentStorage",  # keeps a script's fragments: else they rerun as the page's
    "RerunData",  # what a rerun begins with: else none gives way to a newer message
    "RerunException",  # ends a run for the next: else it would show as a failure
    "SafeSessionState",  # stops a run that is over where it reads its session state
    "ScriptRequests",  # takes `st.stop()` and `st.rerun()`: else they act on the page
    "ScriptRunContext",  # what a run is to Streamlit; a script has one of its own
    "SessionState",  # a script's own, apart from the page's
    "SharedRunState",  # which widgets a run drew: else their values are forgotten
    "StopException",  # ends a run for good: else it would show as a failure
    "ThreadState",  # knows the page of a widget: else the browser drops what is drawn
    "add_script_run_ctx",  # attaches a script's context to the thread
    "context_dg_stack",  # the open `with` blocks: else a script draws in the page's
    "get_default_dg_stack_value",  # none of them open
    "get_dg_singleton_instance",  # the areas in which a failure shows
    "get_script_run_ctx",  # whose run it is: a script's or a page's
    "magic",  # shows a lone expression, as `streamlit run` does
    # What goes to the browser and comes from it.
    "ExceptionProto",  # an error as it is shown: else it names the server's folders
    "ForwardMsg",  # what a run draws: sent to the pane, counted, without keys
    "RootContainer",  # numbers the main area, sidebar, ...: else all is drawn in one
    "WidgetState",  # a message kept, to be sent again
    "WidgetStates",  # what a run begins with: else no script gets a message
    "user_key_from_element_id",  # tells a widget's values in the session state from the
    # script's own: else they are shown as if the script had put them there
    # What is one for all that the server runs.
    "PagesManager",  # else a fresh server looks for the first request's pages itself
    "StreamlitSecrets",  # `st.secrets`, in which `_parse` reads: a script has its own
    "config",  # `get_option`: else a script's errors are shown without their details
    "is_host_allowed",  # asked of each request, as Streamlit does of websockets
    "secrets_singleton",  # what `secrets.toml` holds, read again when it changes
    "show_uncaught_app_exception",  # shows an error as `streamlit run` does
    # Private attributes, below.
    "block_path",
    "page_state",
    "send",
    "send_through",
    "server_secrets",
    "widget_values",
]


def block_path(container: DeltaGenerator) -> list[int]:
    """Return where a container is in the page, so that a script can draw in it."""
    return container._block_delta_path


@contextlib.contextmanager
def page_state(page: ScriptRunContext) -> Iterator[SessionState]:
    """Lend a page's session state, even to a run that a newer one is to stop.

    Through `st.session_state` what came for a script would be lost with that run.
    """
    with page.session_state._lock:
        yield page.session_state._state


def widget_values(state: SessionState) -> Any:
    """Return a session's widget values: `states`, and whose, by `widget_metadata`.

    They tell a script's widgets from its page's.
    """
    return state._new_widget_state


def send(context: ScriptRunContext, message: ForwardMsg) -> None:
    """Send to the browser what a run draws."""
    context._enqueue(message)


def send_through(
    context: ScriptRunContext, redirect: Callable[[ForwardMsg], None]
) -> None:
    """Let all that a run sends to the browser go through a function.

    Else a script would draw over its page.
    """
    context._enqueue = redirect


def server_secrets() -> Mapping[str, Any]:
    """Return what `st.secrets` holds for all but the scripts in panes.

    Raises:
        StreamlitSecretNotFoundError: The server has none.
    """
    return secrets_singleton._parse()
