import streamlit as st

st.title("New year")
st.text("5")
st.text("4")
st.text("3")
st.text("2")
st.text("1")
st.balloons()
st.text("Happy new year!")
