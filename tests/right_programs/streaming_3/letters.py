import streamlit as st

if "log" not in st.session_state:
    st.session_state.log = []
for entry in st.session_state.log:
    with st.chat_message(entry["who"]):
        st.write(entry["what"])
if text := st.chat_input("Call"):
    with st.chat_message("user"):
        st.write(text)
    twice = " ".join(f"{word} {word}" for word in text.split())
    with st.chat_message("assistant"):
        with st.container():
            said = st.write_stream(letter for letter in twice)
    st.session_state.log += [
        {"who": "user", "what": text},
        {"who": "assistant", "what": said},
    ]
