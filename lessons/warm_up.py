"""Gets the server ready for a room while the first visitor's browser still loads."""

import gc
import importlib
import threading

from lessons.search import search

# The first snippet that needs one of these would else wait for it.
SLOW_IMPORTS = ("openai", "pandas", "altair")


def begin_warm_up() -> None:
    """Warm up in a thread, so that the first page need not wait for the end."""
    threading.Thread(target=warm_up, name="warm up", daemon=True).start()


def warm_up() -> None:
    """Import slow modules, and keep all that is loaded out of garbage collections.

    Streamlit's and the snippets' modules stay as long as the server does. Without
    them a full collection, which holds up everyone's runs, takes a few milliseconds.
    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    for module in SLOW_IMPORTS:
        importlib.import_module(module)
    search("")  # It makes its index when it is first asked.
    gc.collect()
    gc.freeze()
    gc.collect()  # How often all is collected depends on how much this one finds.
