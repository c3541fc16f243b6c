import time

import streamlit as st


# Streamed response emulator
def response_generator():
    response = (
        "Streamlit turns Python scripts into web apps. This text "
        "arrives as it would from a model: one word after another."
    )
    for word in response.split():
        yield word + " "
        time.sleep(0.05)


# Display assistant response in chat message container
with st.chat_message("assistant"):
    response = st.write_stream(response_generator())

st.text(f"It returned {len(response)} characters: {response!r}")
