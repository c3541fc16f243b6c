import streamlit as st

with st.chat_message("user"):
    st.write("Guess who I am.")

with st.chat_message("assistant"):
    st.write("And I? Am I somebody else?")
