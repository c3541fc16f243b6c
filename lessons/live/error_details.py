"""Shows a script's errors in full, as alone, though the page's own are shown to nobody.

`client.showErrorDetails` is one for all that the server runs.
"""

from typing import Any

from lessons.live.context import LiveContext
from lessons.live.streamlit_internals import config, get_script_run_ctx

DETAILS = "client.showErrorDetails"

_get_option = config.get_option


def get_live_option(key: str) -> Any:
    """Return a configuration option, as it is for whatever runs now."""
    if key == DETAILS and isinstance(
        get_script_run_ctx(suppress_warning=True), LiveContext
    ):
        return config.ShowErrorDetailsConfigOptions.FULL
    return _get_option(key)


config.get_option = get_live_option
