import streamlit as st

st.markdown("# Hide and seek")
left = 5
while left:
    st.write(f"{left} …")
    left -= 1
st.caption("I am coming")
