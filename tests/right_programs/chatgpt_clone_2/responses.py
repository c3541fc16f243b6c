import streamlit as st
from openai import OpenAI, OpenAIError

st.write("# Chatter")
if "log" not in st.session_state:
    st.session_state.log = []
for entry in st.session_state.log:
    with st.chat_message(entry["role"]):
        st.write(entry["content"])
if st.button("Clear"):
    del st.session_state["log"]
    st.rerun()
if text := st.chat_input():
    with st.chat_message("human"):
        st.write(text)
    history = st.session_state.log + [{"role": "user", "content": text}]
    try:
        with st.chat_message("ai"):
            stream = OpenAI(api_key=st.secrets["OPENAI_API_KEY"]).responses.create(
                model=st.secrets["OPENAI_MODEL"], input=history, stream=True
            )
            said = st.write_stream(stream)
        history.append({"role": "assistant", "content": said})
        st.session_state.log = history
    except OpenAIError as error:
        st.error(str(error))
