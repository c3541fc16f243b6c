import streamlit as st

st.set_page_config("The script's title", ":material/home:", layout="wide")
st.logo("https://example.org/logo.png")
st.sidebar.title("Sidebar")
with st.sidebar:
    st.write("In the sidebar")
    with st.container(horizontal=True):
        st.button("Sidebar", key="sidebar")
st.title("Main", anchor="main", help="The main area")
st.bottom.markdown("At the bottom")
with st.bottom:
    left, right = st.columns([1, 3])
left.button("Bottom", key="bottom")
with right.container(border=True):
    st.caption("Nested at the bottom")
said = st.chat_input("Say", key="say")
st.write(said)
st.toast("Toast!", icon=":material/mail:")
st.balloons()
st.text("x" * 20_000)
