import time

import streamlit as st


def response_generator():
    for word in ["One", "word", "at", "a", "time"]:
        return word + " "
        time.sleep(0.5)


with st.chat_message("assistant"):
    st.write_stream(response_generator())
