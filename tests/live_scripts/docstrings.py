"""Says what the script is for."""

import inspect

import streamlit as st


def greet(name):
    """Return a greeting."""
    return f"Hello {name}"


class Greeter:
    """Greets."""

    def greet(self):
        """Greet."""

    async def later(self):
        "Greet later."


def one_line(): "Only a docstring."  # fmt: skip


st.write(__doc__, greet.__doc__, Greeter.__doc__, Greeter.greet.__doc__)
st.write(Greeter.later.__doc__, one_line.__doc__, one_line())
st.code(inspect.getsource(greet))
st.code(inspect.getsource(Greeter))
st.code(inspect.getsource(inspect.getmodule(greet)) == open(__file__).read())  # noqa: PTH123, SIM115
