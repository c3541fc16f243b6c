import streamlit as st

prompt = st.chat_input("Say something")

st.text(f"In this run, prompt is {prompt!r}.")
st.button("Run the script again")
