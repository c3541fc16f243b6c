import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.runs += 1
st.text_input("Name", "nobody", key="name")
st.slider("Pace", 0, 9)
st.write(st.session_state.runs, st.session_state.name)
