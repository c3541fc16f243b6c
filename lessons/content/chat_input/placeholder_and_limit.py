import streamlit as st

prompt = st.chat_input("At most 40 characters", max_chars=40)

if prompt:
    st.write(f"{len(prompt)} of 40 characters: {prompt}")
