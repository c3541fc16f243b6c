"""Where this visitor's browser finds the app: not always at the root of a host."""

from pathlib import Path

import streamlit as st

PAGES = {script.stem for script in Path(__file__).parents[1].glob("pages/*.py")}


def app_address() -> str:
    """Return the app's address as the browser knows it, without a slash at its end.

    A proxy may strip a part of the path, which the server then does not know.
    """
    address = st.context.url or "http://localhost:8501"
    start, _, page = address.rpartition("/")
    return start if page in PAGES else address
