import streamlit as st

whisper = st.chat_input(max_chars=20)
if whisper is None:
    st.info("Listening…")
    st.stop()
for name, text in (("user", whisper), ("assistant", whisper.upper())):
    with st.chat_message(name):
        st.text(text)
