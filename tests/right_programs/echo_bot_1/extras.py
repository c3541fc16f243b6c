import streamlit as st
from streamlit_extras.stateful_chat import add_message, chat

prompt = st.chat_input()
with chat():
    if prompt:
        st.session_state.count = st.session_state.get("count", 0) + 1
        add_message("user", prompt)
        add_message("assistant", f"{st.session_state.count}. {prompt[::-1]}")
