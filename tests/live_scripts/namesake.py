import streamlit as st

# Uses the keys that chat.py and the page use, too.
st.session_state.setdefault("messages", ["the namesake's"])
st.text_input("Name", "the namesake's", key="name")
st.json(st.session_state.messages)
st.write(sorted(st.session_state))
