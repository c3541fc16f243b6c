import streamlit as st

if "log" not in st.session_state:
    st.session_state.log = []
if st.sidebar.button("take back") and st.session_state.log:
    st.session_state.log.pop()
    st.session_state.log.pop()
if text := st.chat_input():
    st.session_state.log += [("user", text), ("assistant", "Yes?")]
for who, what in st.session_state.log:
    with st.chat_message(who):
        st.write(what)
