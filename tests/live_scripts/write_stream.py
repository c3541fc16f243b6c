import asyncio

import streamlit as st


def words():
    for word in ("Hello", "world"):
        yield word + " "
    yield {"a": "dictionary"}


async def slowly():
    for word in ("So", "long"):
        await asyncio.sleep(0)
        yield word + " "


st.write(type(st.write_stream(words())).__name__)
st.write(repr(st.write_stream(words)))
with st.chat_message("assistant"):
    st.write(st.write_stream(slowly))
st.write(st.write_stream(iter("abc")))
st.write(asyncio.run(asyncio.sleep(0, "From a coroutine")))
