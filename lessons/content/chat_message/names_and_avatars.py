import streamlit as st

with st.chat_message("assistant"):
    st.write("“user” and “assistant” come with an avatar.")

with st.chat_message("Mia"):
    st.write("Any other name shows its first letter.")

with st.chat_message("Mia", avatar="🦊"):
    st.write("An emoji can be an avatar,")

with st.chat_message("Mia", avatar=":material/cruelty_free:"):
    st.write("and so can a Material icon.")

if st.button("Mia again"):
    st.chat_message("Mia").write("It is still me.")
