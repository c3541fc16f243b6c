import streamlit as st

question = st.chat_input("Say something")
comment = st.chat_input("Say something")

st.text(f"question: {question!r}")
st.text(f"comment: {comment!r}")
