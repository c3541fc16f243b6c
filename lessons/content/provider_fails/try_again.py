import openai
import streamlit as st

client = openai.OpenAI(
    api_key=st.secrets["OPENAI_API_KEY"], max_retries=0
)
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if "messages" not in st.session_state:
    st.session_state.messages = []

if prompt := st.chat_input("What is up?"):
    # A new question takes the place of one without an answer
    if len(st.session_state.messages) % 2:
        st.session_state.messages.pop()
    st.session_state.messages.append(
        {"role": "user", "content": prompt}
    )

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

# Questions and answers take turns: an odd number lacks an answer
if len(st.session_state.messages) % 2:
    with st.chat_message("assistant"):
        try:
            stream = client.chat.completions.create(
                model=model,
                messages=st.session_state.messages,
                stream=True,
            )
            response = st.write_stream(stream)
        except openai.APIError as error:
            st.error(f"No whole answer came: {error}")
            st.button("Try again")
            st.stop()
    st.session_state.messages.append(
        {"role": "assistant", "content": response}
    )
