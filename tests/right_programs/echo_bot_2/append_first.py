import streamlit as st

log = st.session_state.setdefault("log", [])
if text := st.chat_input():
    log += [("user", text), ("assistant", "Echo: " + text)]
for who, what in log:
    with st.chat_message(who):
        st.write(what)
