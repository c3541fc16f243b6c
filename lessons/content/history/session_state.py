import streamlit as st

if "messages" not in st.session_state:
    st.session_state.messages = []

if prompt := st.chat_input("Say something"):
    st.session_state.messages.append(prompt)

st.write(f"Messages in the list: {len(st.session_state.messages)}")
for message in st.session_state.messages:
    st.chat_message("user").write(message)
