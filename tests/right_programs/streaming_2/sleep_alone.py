from time import sleep

import streamlit as st


def words():
    for word in "One word at a time".split(" "):
        yield f"{word} "
        sleep(2)


st.chat_message("assistant").write_stream(words)
