import openai
import streamlit as st

client = openai.OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if "messages" not in st.session_state:
    st.session_state.messages = []

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])


def response_generator(question, answer):
    stream = client.chat.completions.create(
        model=model,
        messages=[*st.session_state.messages, question],
        stream=True,
    )
    # From here on, the answer in the history grows piece by piece
    st.session_state.messages += [question, answer]
    for chunk in stream:
        # Some chunks hold no text, and some not even a choice
        for choice in chunk.choices:
            piece = choice.delta.content or ""
            answer["content"] += piece
            yield piece


if prompt := st.chat_input("What is up?"):
    with st.chat_message("user"):
        st.markdown(prompt)
    question = {"role": "user", "content": prompt}
    answer = {"role": "assistant", "content": ""}
    with st.chat_message("assistant"):
        try:
            st.write_stream(response_generator(question, answer))
        except openai.APIError as error:
            st.warning(f"The answer broke off: {error}")
