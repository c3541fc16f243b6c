import streamlit as st

st.title("Lift-off")

for number in range(5, 0, -1):
    print(number)

st.write("We have lift-off!")
