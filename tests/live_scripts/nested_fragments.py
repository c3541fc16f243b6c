import streamlit as st


@st.fragment(key="inner")
def inner(name):
    st.session_state[name] = st.session_state.get(name, 0) + 1
    st.toggle("Inner", key=f"toggle_{name}")
    st.write("Inner", name, st.session_state[name])


@st.fragment(key="outer")
def outer():
    st.session_state.outer = st.session_state.get("outer", 0) + 1
    st.write("Outer", st.session_state.outer)
    left, right = st.columns(2)
    with left:
        inner("left")
    with right:
        inner("right")


outer()
st.write("After")
