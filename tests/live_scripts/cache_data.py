import streamlit as st


@st.cache_data
def square(number):
    st.session_state.computed = st.session_state.get("computed", 0) + 1
    st.caption(f"Squaring {number}")
    return {"number": number, "square": number**2}


st.cache_data.clear()
number = st.slider("Number", 1, 9, 3, key="number")
first = square(number)
first["square"] = "changed"
st.json(square(number))
st.write("Computed", st.session_state.computed)
