import streamlit as st

said = st.chat_input(max_chars=100)
if said is None:
    st.stop()
with st.chat_message("human"):
    st.text(said)
with st.chat_message("ai"):
    st.text("What is the magic word?" if said.find("please") < 0 else "Come in!")
