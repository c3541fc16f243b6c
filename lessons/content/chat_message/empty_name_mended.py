import streamlit as st

with st.chat_message("user"):
    st.write("I am you.")

with st.chat_message("assistant"):
    st.write("And I am the bot.")
