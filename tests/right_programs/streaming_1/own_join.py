import streamlit as st

log = st.session_state.setdefault("log", [])
text = st.chat_input()
if text:
    log.append(text)
for old in log[:-1] if text else log:
    st.chat_message("user").write(old)
    st.chat_message("assistant").write(old[::-1])
if text:
    st.chat_message("user").write(text)
    with st.chat_message("assistant"):
        st.write_stream(letter for letter in text[::-1])
