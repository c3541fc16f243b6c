import streamlit as st

st.header("A bird")
words = st.session_state.setdefault("words", [])
if word := st.chat_input("Say"):
    words.append(word)
for number, word in enumerate(words, start=1):
    st.chat_message("human").text(word)
    backwards = "".join(reversed(word))
    st.chat_message("ai").text(f"{number}. {backwards}")
