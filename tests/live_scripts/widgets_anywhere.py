import streamlit as st

left, right = st.columns(2)
left.text_input("Left", key="left")
with right:
    st.checkbox("Right", key="right")
box = st.container(border=True)
with st.sidebar:
    st.selectbox("Mood", ["calm", "cross"], key="mood")
st.sidebar.slider("Pace", 1, 9, 5, key="pace")
with st.expander("More"), st.container():
    st.number_input("Deep", key="deep", step=1)
one, two = st.tabs(["One", "Two"])
two.toggle("In a tab", key="tab")
with st.popover("Popover"):
    st.radio("Pick", ["a", "b"], key="pick", horizontal=True)
placeholder = st.empty()
placeholder.text_area("Placed", key="placed")
box.multiselect("In a box", ["x", "y"], key="box")
st.write({key: st.session_state[key] for key in sorted(st.session_state)})
