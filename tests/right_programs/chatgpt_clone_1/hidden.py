import streamlit as st
from openai import OpenAI

ORDERS = "Pirate words only!"
if "log" not in st.session_state:
    st.session_state.log = [{"role": "system", "content": ORDERS}]
for entry in st.session_state.log:
    if entry["role"] != "system":
        st.chat_message(entry["role"]).markdown(entry["content"])
if text := st.chat_input():
    st.chat_message("user").markdown(text)
    st.session_state.log.append({"role": "user", "content": text})
    client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
    stream = client.chat.completions.create(
        model="practice", messages=st.session_state.log, stream=True
    )
    said = st.chat_message("assistant").write_stream(stream)
    st.session_state.log.append({"role": "assistant", "content": said})
