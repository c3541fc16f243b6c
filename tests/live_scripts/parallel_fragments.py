import streamlit as st


@st.fragment(parallel=True)
def square(number):
    st.number_input("Number", value=number, key=f"number_{number}")
    st.write(number, "squared is", number**2)


for number in range(4):
    square(number)
st.write("All of them")
