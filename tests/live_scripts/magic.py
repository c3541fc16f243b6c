# ruff: noqa: B018
"""Shown by nobody."""

import streamlit as st

"Magic **text**"
x = 3
x
"x", x
[1, 2]


def function():
    """Not shown."""
    "Shown"
    return x


function()
if x:
    {"in": "an if"}
for number in (1, 2):
    number
with st.container():
    "In a container"
try:
    1 / 0
except ZeroDivisionError as error:
    str(error)
finally:
    "At last"
match x:
    case 3:
        "Three"
st.write("Not magic")
None
st
