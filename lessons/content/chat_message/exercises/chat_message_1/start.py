import streamlit as st

with st.chat_message("user"):
    st.write("Show me a loop, please.")
