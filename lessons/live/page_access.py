"""What a script reaches of its page's run context, each in a way of its own."""

import functools
from collections.abc import Callable
from typing import Any

from streamlit.errors import StreamlitAPIException

from lessons.live import wording
from lessons.live.streamlit_internals import (
    FragmentStorage,
    PagesManager,
    RerunData,
    ScriptRequests,
    StopException,
)

Fragment = Callable[[], Any]


class LiveRequests:
    """The page's requests to stop or rerun, but for `st.stop()`: it ends the script."""

    def __init__(self, requests: ScriptRequests | None) -> None:
        self._requests = requests

    def request_stop(self) -> None:
        raise StopException

    def request_rerun(self, rerun_data: RerunData) -> bool:
        if self._requests and self._requests.request_rerun(rerun_data):
            return True
        raise StopException  # A newer run begins anyway.

    def __getattr__(self, name: str) -> Any:
        return getattr(self._requests, name)


class LivePages:
    """The app's pages, which a script cannot replace: its page would be lost."""

    def __init__(self, pages: PagesManager) -> None:
        self._pages = pages

    def set_pages_and_resolve(self, *_: Any, **_named: Any) -> None:
        raise StreamlitAPIException(wording.NO_NAVIGATION)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pages, name)


class LiveFragments:
    """The page's fragment storage, in which a script's fragments run as its own."""

    def __init__(
        self, storage: FragmentStorage, run_fragment: Callable[[str, Fragment], Any]
    ) -> None:
        self._storage = storage
        self._run_fragment = run_fragment

    def register(self, key: str, fragment: Fragment, **options: Any) -> None:
        run = functools.partial(self._run_fragment, key, fragment)
        self._storage.register(key, run, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)
