import openai
import streamlit as st

client = openai.OpenAI(api_key=st.secrets["OPENAI_API_KEY"], max_retries=0)
st.title("Talk")
if st.sidebar.button("CLEAR") or "log" not in st.session_state:
    st.session_state.log = []
log = st.session_state.log
for entry in log:
    st.chat_message(entry["role"]).write(entry["content"])
if text := st.chat_input():
    st.chat_message("user").write(text)
    new = {"role": "user", "content": text}
    try:
        answer = client.chat.completions.create(
            model=st.secrets["OPENAI_MODEL"], messages=[*log, new]
        )
    except openai.APIError:
        st.warning("Nobody is there.")
        st.stop()
    said = answer.choices[0].message.content
    st.chat_message("assistant").write(said)
    log += [new, {"role": "assistant", "content": said}]
