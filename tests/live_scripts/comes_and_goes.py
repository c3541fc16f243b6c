import streamlit as st


@st.fragment(key="part")
def part():
    if st.checkbox("In the part", key="in_part"):
        st.text_input("Part", "nothing", key="part_text")


if st.checkbox("Show", key="show"):
    st.text_input("Shown", "nothing", key="text")
part()
st.write(sorted(st.session_state.to_dict().items()))
