import streamlit as st

if "messages" not in st.session_state:
    st.session_state.messages = []

if prompt := st.chat_input("Say something"):
    question = {"role": "user", "content": prompt}
    answer = {"role": "assistant", "content": f"You said: {prompt}"}
    st.session_state.messages += [question, answer]

st.json(st.session_state.messages)
