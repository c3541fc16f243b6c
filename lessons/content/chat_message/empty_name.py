import streamlit as st

with st.chat_message(""):
    st.write("Guess who I am.")

with st.chat_message(""):
    st.write("And I? Am I somebody else?")
