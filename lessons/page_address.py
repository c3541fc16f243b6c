"""What a lesson's page keeps in its address: the step, and which version it shows."""

import streamlit as st

from lessons.presentation import kept_in_address

# What else a step can show, as the address names it.
MEND, SOLUTION, START = "mend", "solution", "start"


def shown_version() -> str:
    """Return which version of a step is shown: nothing, or one of these names."""
    return st.query_params.get("show", "")


def show_version(version: str) -> None:
    """Put into the address which version of a step is shown, and no lines of it."""
    address = {"step": st.query_params.get("step", ""), "show": version}
    address = {part: said for part, said in address.items() if said}
    st.query_params.from_dict({**address, **kept_in_address()})


def go_to(place: str) -> None:
    """Lead to a step, or to the recap, of the lesson that is shown."""
    st.query_params.from_dict({"step": place, **kept_in_address()})
