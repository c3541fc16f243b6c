import streamlit as st
import openai

ask = openai.OpenAI(api_key=st.secrets["OPENAI_API_KEY"]).chat.completions.create
model = st.secrets["OPENAI_MODEL"]
log = st.session_state.setdefault("log", [])
if text := st.chat_input():
    log.append({"role": "user", "content": text})
for entry in log:
    st.chat_message(entry["role"]).write(entry["content"])
if text:
    orders = {"role": "system", "content": "You are a pirate."}
    answer = ask(model=model, messages=[orders] + log)
    said = answer.choices[0].message.content
    st.chat_message("assistant").write(said)
    log.append({"role": "assistant", "content": said})
