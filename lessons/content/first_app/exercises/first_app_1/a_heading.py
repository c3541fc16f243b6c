import streamlit as st

st.header("Ada")
st.write("I would like a bot that asks me for new words.")
st.write("It shall remember those that I got wrong.")
