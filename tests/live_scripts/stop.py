import streamlit as st

name = st.text_input("Name", key="name")
if not name:
    st.info("Who are you?")
    st.stop()
st.write("Hello", name)
