import streamlit as st

st.title("Chat Bot")

if "messages" not in st.session_state:
    st.session_state.messages = []

with st.container():
    chat = st.container()
    prompt = st.chat_input("Ask me anything!")

for message in st.session_state.messages:
    with chat.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt:
    with chat.chat_message("user"):
        st.markdown(prompt)
    st.session_state.messages.append(
        {"role": "user", "content": prompt}
    )
