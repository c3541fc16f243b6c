import streamlit as st


def response_generator(prompt):
    for word in f"Echo: {prompt}".split():
        yield word + " "


if "messages" not in st.session_state:
    st.session_state.messages = []

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("Send me two messages"):
    with st.chat_message("assistant"):
        response = st.write_stream(response_generator(prompt))
    st.session_state.messages.append(
        {"role": "assistant", "content": response}
    )
