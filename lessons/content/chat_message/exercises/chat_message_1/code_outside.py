import streamlit as st

with st.chat_message("user"):
    st.write("Show me a loop, please.")

with st.chat_message("assistant"):
    st.write("Here you are. It counts to three:")
st.code("for n in range(1, 4):\n    print(n)")

st.chat_message("critic", avatar="🧐").write("Short and sweet!")
