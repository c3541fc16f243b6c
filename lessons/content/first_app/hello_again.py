import streamlit as st

st.title("Hello again!")
st.write("My first app runs.")
st.write("I changed it while it ran.")
