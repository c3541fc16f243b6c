import streamlit as st

messages = st.session_state.setdefault("messages", [])
if prompt := st.chat_input("Say something", key="prompt"):
    messages.append(prompt)
    st.rerun()
st.write(*messages)
