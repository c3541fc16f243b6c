import streamlit as st

if st.sidebar.button("clear") or "log" not in st.session_state:
    st.session_state.log = []
if text := st.chat_input():
    st.session_state.log += [("user", text), ("assistant", "Yes?")]
for who, what in st.session_state.log:
    with st.chat_message(who):
        st.write(what)
