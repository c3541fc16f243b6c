import streamlit as st

if "log" not in st.session_state:
    st.session_state.log = []
for who, what in st.session_state.log:
    st.chat_message(who).write(what)
if text := st.chat_input():
    for who, what in (("user", text), ("assistant", "Aha.")):
        st.chat_message(who).write(what)
        st.session_state.log.append((who, what))
if st.button("Take back"):
    st.session_state.log = st.session_state.log[:-2]
    st.rerun()
