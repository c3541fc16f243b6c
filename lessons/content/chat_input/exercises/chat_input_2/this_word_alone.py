import streamlit as st

prompt = st.chat_input("Knock at the door")

if prompt:
    st.chat_message("user").write(prompt)
    if prompt == "please":
        st.chat_message("assistant").write("Come in!")
    else:
        st.chat_message("assistant").write("What is the magic word?")
