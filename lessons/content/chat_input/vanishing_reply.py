import streamlit as st

prompt = st.chat_input("Send me two messages")

if prompt:
    with st.chat_message("user"):
        st.write(prompt)
    with st.chat_message("assistant"):
        st.write(f"You said: {prompt}")
