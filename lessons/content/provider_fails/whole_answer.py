import streamlit as st
from openai import OpenAI

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")


def response_generator(stream):
    st.session_state.finish_reason = None
    for chunk in stream:
        for choice in chunk.choices:
            yield choice.delta.content or ""
            st.session_state.finish_reason = choice.finish_reason


if prompt := st.chat_input("Ask one question"):
    with st.chat_message("user"):
        st.markdown(prompt)

    with st.chat_message("assistant"):
        stream = client.chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
            stream=True,
        )
        st.write_stream(response_generator(stream))

        # A whole answer has the reason "stop"
        finish_reason = st.session_state.finish_reason
        if finish_reason == "length":
            st.warning("The answer grew too long and was cut.")
        elif finish_reason == "content_filter":
            st.warning("A filter stopped the answer.")
        elif finish_reason is None:
            st.warning("The answer broke off.")
