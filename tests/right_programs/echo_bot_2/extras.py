import streamlit as st
from streamlit_extras.stateful_chat import add_message, chat

st.title("Chat Bot")

prompt = st.chat_input("Ask me anything!")

# chat() replays the history; add_message() shows and saves
with chat():
    if prompt:
        add_message("user", prompt)
        add_message("assistant", f"Echo: {prompt}")
