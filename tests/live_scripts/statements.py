import contextlib
import functools

import streamlit as st


def logged(function):
    @functools.wraps(function)
    def call(*args):
        st.caption(f"{function.__name__}{args}")
        return function(*args)

    return call


@logged
@functools.lru_cache(maxsize=2)
def kind(value):
    match value:
        case 0 | 1:
            return "small"
        case int() as number if number > 10:
            return f"large: {number}"
        case {"name": name, **rest}:
            return f"{name} and {len(rest)} more"
        case [first, *_]:
            return f"begins with {first}"
        case _:
            return "other"


def countdown(start):
    try:
        while start:
            received = yield start
            if received == "stop":
                break
            start -= received or 1
        else:
            yield "lift-off"
    finally:
        st.write("Generator closed")


@contextlib.contextmanager
def heading(text):
    st.subheader(text)
    try:
        yield text.upper()
    finally:
        st.divider()


for value in (1, 50, "text", (7, 8)):
    st.write(kind(value))
numbers = countdown(3)
st.write(next(numbers), numbers.send(2), [*numbers])
with heading("Context") as upper, contextlib.suppress(ZeroDivisionError):
    st.write(upper)
    st.write(1 / 0)
try:
    raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])
except* ValueError as group:
    st.write("except*", repr(group.exceptions))
except* TypeError:
    st.write("the other")
for number in range(5):
    if number == 1:
        continue
    elif number == 3:
        break
    st.write(number)
else:
    st.write("never")
# fmt: off
if st.session_state: st.write("one"); st.write("line")  # noqa: E701, E702
else: st.write("no"); st.write("state")  # noqa: E701, E702
# fmt: on
total = 0


def add(amount):
    global total  # noqa: PLW0603
    total += amount

    def nested():
        nonlocal amount
        amount += 1
        return amount

    return nested()


st.write(add(3), total, [n for n in range(9) if n % 2], sorted("ba", key=lambda c: c))
assert total == 3, "Never shown"
del total
st.write("total" in globals(), sorted(name for name in dir() if name[0] != "_"))
