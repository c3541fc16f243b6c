import openai
import streamlit as st

ask = openai.OpenAI(api_key=st.secrets["OPENAI_API_KEY"]).responses.create
if "log" not in st.session_state:
    st.session_state.log = []
if text := st.chat_input():
    st.session_state.log.append({"role": "user", "content": text})
for entry in st.session_state.log:
    with st.chat_message(entry["role"]):
        st.write(entry["content"])
if text:
    with st.chat_message("ai"):
        try:
            model, log = st.secrets["OPENAI_MODEL"], st.session_state.log
            said = st.write_stream(ask(model=model, input=log, stream=True))
            log.append({"role": "assistant", "content": said})
        except openai.APIStatusError as error:
            st.error(f"It said {error.status_code}.")
            del st.session_state.log[-1]
