import streamlit as st

if heard := st.chat_input("...", max_chars=20, key="heard"):
    with st.chat_message("user"):
        st.markdown(heard)
    with st.chat_message("assistant"):
        st.markdown("".join(letter.upper() for letter in heard))
else:
    st.caption("I hear you.")
