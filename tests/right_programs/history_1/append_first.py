import streamlit as st

said = st.session_state.setdefault("said", [("assistant", "Hi there")])
if text := st.chat_input():
    said.append(("user", text))
for who, what in said:
    st.chat_message(who).write(what)
st.metric("Messages", 0) if not said else st.text(f"{len(said)} in all")
