import streamlit as st

with st.chat_message("user"):
    st.write("Hello! Can you hear me?")

with st.chat_message("assistant"):
    st.write("Loud and clear.")
    st.write("What shall we build today?")
