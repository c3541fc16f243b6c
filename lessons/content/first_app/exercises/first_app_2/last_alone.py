import streamlit as st

st.title("Lift-off")

for number in range(5, 0, -1):
    text = f"{number} …"
st.write(text)

st.write("We have lift-off!")
