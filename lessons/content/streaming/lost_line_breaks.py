import time

import streamlit as st

ANSWER = """Three things to pack:

1. A warm coat
2. A good book
3. Snacks"""


def response_generator():
    for word in ANSWER.split():
        yield word + " "
        time.sleep(0.05)


with st.chat_message("assistant"):
    st.write_stream(response_generator())
