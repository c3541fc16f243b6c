import streamlit as st

st.title("Parrot")

if "messages" not in st.session_state:
    st.session_state.messages = []

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("Teach me a word"):
    with st.chat_message("user"):
        st.markdown(prompt)
    st.session_state.messages.append(
        {"role": "user", "content": prompt}
    )

    # The history holds this message already, so it counts from 1
    roles = [m["role"] for m in st.session_state.messages]
    response = f"{roles.count('user')}. {prompt[::-1]}"

    with st.chat_message("assistant"):
        st.markdown(response)
