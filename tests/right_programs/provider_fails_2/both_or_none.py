import streamlit as st
from openai import OpenAI, OpenAIError

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"], max_retries=0)
log = st.session_state.setdefault("log", [])
for entry in log:
    st.chat_message(entry["role"]).write(entry["content"])
if text := st.chat_input():
    st.chat_message("user").write(text)
    new = {"role": "user", "content": text}
    try:
        answer = client.chat.completions.create(
            model=st.secrets["OPENAI_MODEL"], messages=log + [new]
        )
    except OpenAIError:
        st.warning("Ask me again later.")
    else:
        said = answer.choices[0].message.content
        st.chat_message("assistant").write(said)
        log += [new, {"role": "assistant", "content": said}]
