from time import sleep

import streamlit as st

st.title("Alps")
log = st.session_state.setdefault("log", [])
for who, what in log:
    st.chat_message(who).text(what)
if text := st.chat_input():
    log.append(("human", text))
    st.chat_message("human").text(text)
    words = [word for word in text.split() for _ in "ab"]
    shown = st.chat_message("ai").empty()
    for number in range(len(words)):
        shown.markdown(" ".join(words[: number + 1]) + " ▌")
        sleep(0.2)
    shown.markdown(" ".join(words))
    log.append(("ai", " ".join(words)))
