import streamlit as st

if "city" not in st.session_state:
    st.session_state.city = "Rome"
    st.session_state.pace = 7
if st.button("Oslo", key="oslo"):
    st.session_state.city = "Oslo"
    st.session_state.pace = 2
    st.rerun()
city = st.text_input("City", key="city")
pace = st.slider("Pace", 0, 10, key="pace")
st.write(city, pace)
if st.button("Too late", key="late"):
    st.session_state.city = "Paris"
