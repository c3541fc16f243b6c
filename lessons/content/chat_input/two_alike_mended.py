import streamlit as st

question = st.chat_input("Say something", key="question")
comment = st.chat_input("Say something", key="comment")

st.text(f"question: {question!r}")
st.text(f"comment: {comment!r}")
