import streamlit as st
from openai import OpenAI, OpenAIError

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if "messages" not in st.session_state:
    st.session_state.messages = []

if st.sidebar.toggle("Ask a model that does not exist"):
    model = "no-such-model"

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
        # Save the question and its answer together, or neither
        answer = {"role": "assistant", "content": response}
        st.session_state.messages += [question, answer]
