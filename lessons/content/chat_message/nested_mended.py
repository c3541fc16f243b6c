import streamlit as st

with st.chat_message("user"):
    st.write("Which week was best?")

with st.chat_message("assistant"):
    st.write("Week 3.")
