import streamlit as st

prompt = st.chat_input("Whisper something", max_chars=20)

if prompt:
    st.chat_message("user").write(prompt)
    st.chat_message("assistant").write(prompt.upper())

st.write("I am listening.")
