import streamlit as st


@st.fragment(key="counter")
def counter(step):
    st.session_state.setdefault("count", 0)
    if st.button("Count", key="count_up"):
        st.session_state.count += step
    st.text_input("Inside", key="inside")
    st.write("Counted", st.session_state.count, st.session_state.inside)
    st.sidebar.write("From the fragment", st.session_state.count)


@st.fragment(key="other", run_every=3600)
def other():
    if st.button("Other", key="other_button"):
        st.write("The other was clicked")
    st.text_input("Other", key="other_text")
    st.write("Other", st.session_state.other_text)


st.session_state.runs = st.session_state.get("runs", 0) + 1
st.write("Runs", st.session_state.runs)
counter(2)
other()
st.write("After", st.session_state.count)
