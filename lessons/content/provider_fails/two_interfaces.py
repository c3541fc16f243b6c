import streamlit as st
from openai import OpenAI

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if "messages" not in st.session_state:
    st.session_state.messages = []

for message in st.session_state.messages:
    st.chat_message(message["role"]).write(message["content"])

if prompt := st.chat_input("Ask both"):
    question = {"role": "user", "content": prompt}
    messages = [*st.session_state.messages, question]
    st.chat_message("user").write(prompt)

    chat_completions, responses = st.columns(2)
    with chat_completions:
        st.caption("Chat Completions")
        completion = client.chat.completions.create(
            model=model, messages=messages
        )
        answer = completion.choices[0].message.content
        st.markdown(answer)

    with responses:
        st.caption("Responses")
        response = client.responses.create(model=model, input=messages)
        st.markdown(response.output_text)

    st.session_state.messages = [
        *messages,
        {"role": "assistant", "content": answer},
    ]
