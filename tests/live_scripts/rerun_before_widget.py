import streamlit as st

if "runs" not in st.session_state:
    st.session_state.runs = 1
    st.session_state.city = "Rome"
    st.rerun()
st.session_state.runs += 1
st.text_input("City", key="city")
st.write(st.session_state.runs, st.session_state.city)
