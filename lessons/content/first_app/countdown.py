import streamlit as st

st.title("Lift-off")

for number in range(5, 0, -1):
    st.write(number)

st.write("We have lift-off!")
