import streamlit as st

st.chat_message("user").write("How do I make tea?")

with st.chat_message("assistant"):
    st.write("Boil the water.")
    st.write("Wait three minutes.")
    st.write("Enjoy!")
    st.chat_message("user").write("Thank you!")
