import time

import streamlit as st

if "log" not in st.session_state:
    st.session_state.log = []
for who, what in st.session_state.log:
    st.chat_message(who).text(what)


def letters():
    while rest:
        time.sleep(1)
        yield rest.pop()


if text := st.chat_input():
    st.chat_message("user").text(text)
    rest = list(text)
    answer = st.chat_message("assistant").write_stream(letters)
    st.session_state.log += [("user", text), ("assistant", answer)]
