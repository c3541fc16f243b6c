import openai
import streamlit as st

client = openai.OpenAI(api_key=st.secrets["OPENAI_API_KEY"], max_retries=0)
st.title("Talk")
model = st.session_state.setdefault("model", st.secrets["OPENAI_MODEL"])
if st.sidebar.button("CLEAR") or "log" not in st.session_state:
    st.session_state.log = []
log = st.session_state.log
for entry in log:
    st.chat_message(entry["role"]).write(entry["content"])
if text := st.chat_input():
    st.chat_message("user").write(text)
    new = {"role": "user", "content": text}
    try:
        stream = client.chat.completions.create(
            model=model, messages=[*log, new], stream=True
        )
    except openai.APIError:
        st.warning("Nobody is there.")
        st.stop()
    place, said = st.chat_message("assistant").empty(), ""
    for chunk in stream:
        for choice in chunk.choices:
            said += choice.delta.content or ""
        place.write(said + "▌")
    place.write(said)
    log += [new, {"role": "assistant", "content": said}]
