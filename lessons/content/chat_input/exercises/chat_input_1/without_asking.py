import streamlit as st

prompt = st.chat_input("Whisper something", max_chars=20)
shout = prompt.upper()

st.chat_message("user").write(prompt)
st.chat_message("assistant").write(shout)
