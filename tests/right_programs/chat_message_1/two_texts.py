import streamlit as st

with st.container():
    with st.chat_message("user"):
        st.write("Hello.")
        st.write("A loop, please.")
    reply = st.chat_message("assistant")
reply.code("for i in 'ab': print(i)")
reply.text("There.")
st.chat_message("old critic", avatar="🦊").caption("Hm.")
