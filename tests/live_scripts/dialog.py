import streamlit as st


@st.dialog("Rename")
def rename():
    name = st.text_input("New name", key="new_name")
    if st.button("Save", key="save"):
        st.session_state.name = name
        st.rerun()
    st.write("Until now:", st.session_state.get("name", "nobody"))


st.write("I am", st.session_state.get("name", "nobody"))
if st.button("Rename", key="rename"):
    rename()
