import streamlit as st

st.title("A door")
if text := st.chat_input("Knock"):
    answers = {True: "Come in!", False: "What is the magic word?"}
    is_polite = "please" in text.lower().split()
    for name, line in (("user", text), ("assistant", answers[is_polite])):
        st.chat_message(name).write(line)
