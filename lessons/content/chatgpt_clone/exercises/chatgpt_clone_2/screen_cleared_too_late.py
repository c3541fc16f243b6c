import streamlit as st
from openai import OpenAI, OpenAIError

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")


def clear():
    st.session_state.messages = []


if "messages" not in st.session_state:
    clear()

st.title("My own chat")

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("What is up?"):
    question = {"role": "user", "content": prompt}
    with st.chat_message("user"):
        st.markdown(prompt)

    try:
        stream = client.chat.completions.create(
            model=model,
            messages=[*st.session_state.messages, question],
            stream=True,
        )
        with st.chat_message("assistant"):
            response = st.write_stream(stream)
    except OpenAIError as error:
        st.error(f"No whole answer came: {error}")
    else:
        answer = {"role": "assistant", "content": response}
        st.session_state.messages += [question, answer]

if st.button("Clear"):
    clear()
