import streamlit as st

st.title("Hello!")
st.write("My first app runs.")
