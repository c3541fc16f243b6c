import streamlit as st

runs = st.session_state.setdefault("runs", 0) + 1
st.session_state.runs = runs
st.write("Before", runs)
if runs < 3:
    st.rerun()
if st.button("Again", key="again"):
    st.write("Never shown")
    st.rerun()
st.text_input("Kept", key="kept")
st.write("After", st.session_state.kept)
