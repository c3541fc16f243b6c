import streamlit as st

st.chat_message("user").write("How do I make tea?")
st.chat_message("assistant").write("Boil the water.")
st.chat_message("assistant").write("Wait three minutes.")
st.chat_message("assistant").write("Enjoy!")
