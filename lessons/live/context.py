"""Puts a script's own run context in the place of its page's while it runs."""

import contextlib
import dataclasses
import functools
import sys
from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from lessons.live.arrivals import next_arrival, take_arrivals
from lessons.live.class_names import named_as_its_base
from lessons.live.folders import leave_out_folders
from lessons.live.hidden import hide_in
from lessons.live.limits import RunLimits
from lessons.live.page_access import (
    Fragment,
    LiveFragments,
    LivePages,
    LiveRequests,
)
from lessons.live.record import RunRecord
from lessons.live.recorder import Recorder
from lessons.live.roots import Roots
from lessons.live.sent_message import SentMessage
from lessons.live.session import LiveSession
from lessons.live.streamlit_internals import (
    ForwardMsg,
    PagesManager,
    RerunData,
    RerunException,
    RootContainer,
    SafeSessionState,
    ScriptRequests,
    ScriptRunContext,
    StopException,
    ThreadState,
    WidgetStates,
    add_script_run_ctx,
    context_dg_stack,
    get_default_dg_stack_value,
    get_script_run_ctx,
    send,
    send_through,
    widget_values,
)
from lessons.live.time_to_begin import TimeToBegin
from lessons.live.watch import watched

# Of what a script may tell the browser, the rest is about its tab and address.
PASSED_ON = {"delta", "ref_hash", "auto_rerun", "stop_auto_rerun"}


@named_as_its_base
@dataclasses.dataclass(repr=False)
class LiveContext(ScriptRunContext):
    """The run context of a script within a page's script run.

    Attributes:
        widget_states: Widget values that lead to the run; None for a plain rerun.
        waiting: Those that lead to the next runs, and came before this one began.
        beginning: The time in which no newer message interrupts the run.
        limits: What the run may cost, and has cost.
        secrets: What `st.secrets` holds for the script.
        environment: What it sees, and sets, of its provider in `os.environ`.
        module_settings: What it has set of the client of the module `openai`.
        keys: What must not be shown.
        requests: Closes the requests that a run has made, if it is interrupted.
        session: The script's session, which keeps what is to be said of them.
        sent: The message that led to the run, if one did.
        failure: The exception that ended the run.
        recorder: Records what the run does, if the learner wants to see it.
        run: The record of this run.
        script: The script's file; its tracebacks leave its folder out.
    """

    widget_states: WidgetStates | None = None
    waiting: list[WidgetStates] = dataclasses.field(default_factory=list)
    beginning: TimeToBegin = dataclasses.field(default_factory=TimeToBegin)
    limits: RunLimits = dataclasses.field(default_factory=RunLimits)
    secrets: Mapping[str, str] = dataclasses.field(default_factory=dict)
    environment: MutableMapping[str, str] = dataclasses.field(default_factory=dict)
    module_settings: dict[str, Any] = dataclasses.field(default_factory=dict)
    keys: Collection[str] = ()
    requests: contextlib.ExitStack = dataclasses.field(
        default_factory=contextlib.ExitStack
    )
    session: LiveSession = dataclasses.field(default_factory=LiveSession)
    sent: SentMessage | None = None
    failure: BaseException | None = None
    recorder: Recorder | None = None
    run: RunRecord | None = None
    script: Path = dataclasses.field(default_factory=Path)


def count_line(line: int) -> None:
    """Answer the mark before a statement, in whichever run it is executed now."""
    context = get_script_run_ctx(suppress_warning=True)
    if isinstance(context, LiveContext):
        context.limits.count_line(line)
        if context.run:
            context.run.count_line(line)


@contextlib.contextmanager
def attached(
    session: LiveSession,
    roots: Roots,
    module: ModuleType,
    run_fragment: Callable[[str, Fragment], Any],
) -> Iterator[tuple[LiveContext, ScriptRunContext]]:
    """Attach a script's context to this thread, and the page's again at the end.

    Args:
        session: The script's session.
        roots: Where it draws.
        module: The script's module, which is `__main__` as long as it runs.
        run_fragment: Runs the script's fragment of an identity, when Streamlit
            reruns it.

    Yields:
        The script's context and the page's.

    Raises:
        RuntimeError: No page's script run is under way on this thread.
    """
    page = get_script_run_ctx()
    if page is None:
        raise RuntimeError("A live script runs only within a page's script run.")
    context = LiveContext(
        **{field.name: getattr(page, field.name) for field in dataclasses.fields(page)}
    )
    own = widget_values(session.state).widget_metadata
    context.widget_states = next_arrival(own)
    context.waiting = take_arrivals().waiting
    context.yield_check = functools.partial(_check, context, page)
    page_hash = ThreadState.get().active_script_hash
    send_through(context, functools.partial(_send, context, page, page_hash, roots))
    context.session_state = SafeSessionState(session.state, context.yield_check)
    context.fragment_storage = LiveFragments(page.fragment_storage, run_fragment)
    context.shared = session.shared_run_state(page)
    context.cursors = {}
    requests = LiveRequests(page.script_requests)
    context.script_requests = cast(ScriptRequests, requests)
    context.pages_manager = cast(PagesManager, LivePages(page.pages_manager))
    context.limits = RunLimits(session.drawn)
    context.session = session
    context.secrets = session.secrets
    context.environment = ChainMap(session.environment, session.secrets)
    context.module_settings = session.module_settings
    context.keys = session.keys
    context.recorder = session.recorder
    context.script = Path(module.__file__ or "")
    page_containers = context_dg_stack.set(get_default_dg_stack_value())
    page_module = sys.modules["__main__"]
    sys.modules["__main__"] = module
    add_script_run_ctx(ctx=context)
    try:
        # Streamlit's hash of the page is part of every widget's identity.
        with (
            context.run_with_active_hash(session.id),
            watched(session, page, context.limits),
        ):
            yield context, page
    finally:
        add_script_run_ctx(ctx=page)
        sys.modules["__main__"] = page_module
        context_dg_stack.reset(page_containers)


def _send(
    context: LiveContext,
    page: ScriptRunContext,
    page_hash: str,
    roots: Roots,
    message: ForwardMsg,
) -> None:
    if message.WhichOneof("type") not in PASSED_ON:
        context.query_string = page.query_string  # Else st.rerun() takes it along.
        return
    if message.delta.new_element.HasField("exception"):
        leave_out_folders(
            message.delta.new_element.exception, str(context.script.parent)
        )
    hide_in(message, context.keys)
    context.limits.count_message(message)
    message.metadata.active_script_hash = page_hash
    if message.metadata.delta_path:
        if message.delta.new_element.HasField("chat_input"):
            area = message.metadata.delta_path[0]
            context.session.asks |= area == RootContainer.BOTTOM
        roots.redirect(message)
    if context.waiting:
        _give_way(context, page)
    try:
        send(page, message)
    except StopException:
        if context.beginning.is_over():
            raise
    if context.recorder:
        context.recorder.note_message(message)


def _check(context: LiveContext, page: ScriptRunContext) -> None:
    """Raise if the page's run is to stop, unless the script's has only just begun."""
    try:
        page.yield_check()
    except StopException:
        if context.beginning.is_over():
            raise


def _give_way(context: LiveContext, page: ScriptRunContext) -> None:
    """Let the next run begin, which the browser asked for before this one began."""
    if context.beginning.is_over():
        page.yield_check()  # What waits may be for a newer run, which has begun.
        rerun = RerunData(
            query_string=page.query_string,
            page_script_hash=page.page_script_hash,
            cached_message_hashes=page.cached_message_hashes,
            context_info=page.context_info,
        )
        raise RerunException(rerun)
