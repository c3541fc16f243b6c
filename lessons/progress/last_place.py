"""The lesson and the step where a learner was last, in this session."""

from typing import NamedTuple

import streamlit as st

LAST_PLACE = "last_place"


class LastPlace(NamedTuple):
    """A step of a lesson: the lesson's slug, and the step's name."""

    slug: str
    step: str


def note_place(slug: str, step: str) -> None:
    """Note that a learner is at a step of a lesson now."""
    st.session_state[LAST_PLACE] = LastPlace(slug, step)


def last_place() -> LastPlace | None:
    """Return where the learner was last, or None where that is nowhere yet."""
    place: LastPlace | None = st.session_state.get(LAST_PLACE)
    return place
