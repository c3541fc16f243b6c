"""A docstring and a future import come first."""

from __future__ import annotations

import dataclasses

import streamlit as st


@dataclasses.dataclass
class Node:
    name: str
    next: Node | None = None
    undefined: Missing = 0  # noqa: F821


st.write(
    __doc__, Node.__annotations__["next"], [f.type for f in dataclasses.fields(Node)]
)
st.write(repr(Node("a", Node("b"))))
