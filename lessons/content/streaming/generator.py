import time

import streamlit as st


def response_generator():
    for word in ["One", "word", "at", "a", "time"]:
        yield word + " "
        time.sleep(0.5)


for chunk in response_generator():
    st.text(f"received {chunk!r}")
