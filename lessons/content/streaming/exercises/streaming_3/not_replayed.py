import time

import streamlit as st


def response_generator(prompt):
    for word in prompt.split():
        for _ in range(2):
            yield word + " "
            time.sleep(0.1)


if "messages" not in st.session_state:
    st.session_state.messages = []

if prompt := st.chat_input("Call into the valley"):
    with st.chat_message("user"):
        st.markdown(prompt)
    st.session_state.messages.append(
        {"role": "user", "content": prompt}
    )

    with st.chat_message("assistant"):
        response = st.write_stream(response_generator(prompt))
    st.session_state.messages.append(
        {"role": "assistant", "content": response}
    )
