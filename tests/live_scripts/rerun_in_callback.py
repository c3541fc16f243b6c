import streamlit as st


def click():
    st.session_state.clicks = st.session_state.get("clicks", 0) + 1
    if st.session_state.clicks < 9:  # Not for ever, should it be called for ever.
        st.rerun("clock")


@st.fragment(key="clock")
def clock():
    st.write("Clicks", st.session_state.get("clicks", 0))


clock()
if st.button("Click", on_click=click, key="click"):
    st.write("Clicked")
