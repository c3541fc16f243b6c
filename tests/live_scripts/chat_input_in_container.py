import streamlit as st

st.write("Above")
box = st.container(height=200)
with box:
    said = st.chat_input("In the box", key="boxed")
left, right = st.columns(2)
aside = right.chat_input("In a column", key="column")
st.write("Below", said, aside)
with st.sidebar:
    st.chat_input("In the sidebar", key="sidebar")
