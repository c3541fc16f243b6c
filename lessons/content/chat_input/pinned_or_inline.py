import streamlit as st

# Inside a container, the input stays where it is written.
with st.container(border=True):
    st.write("A box of its own")
    inline = st.chat_input("I stay in the box")

# Outside of any container, it is pinned to the bottom.
pinned = st.chat_input("I am pinned to the bottom")

st.text(f"inline: {inline!r}")
st.text(f"pinned: {pinned!r}")
