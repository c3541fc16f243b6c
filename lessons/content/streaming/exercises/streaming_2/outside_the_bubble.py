import time

import streamlit as st


def response_generator():
    for word in ["One", "word", "at", "a", "time"]:
        yield word + " "
        time.sleep(0.5)


st.chat_message("assistant")
st.write_stream(response_generator())
