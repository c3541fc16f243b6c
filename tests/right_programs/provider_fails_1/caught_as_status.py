import streamlit as st
from openai import APIStatusError, OpenAI

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"], max_retries=0)
if text := st.chat_input():
    st.chat_message("user").write(text)
    try:
        answer = client.chat.completions.create(
            model=st.secrets["OPENAI_MODEL"],
            messages=[{"role": "user", "content": text}],
        )
    except APIStatusError as busy:
        wait = float(busy.response.headers["retry-after"])
        st.error(f"Please wait {wait:.0f} seconds")
    else:
        st.chat_message("assistant").write(answer.choices[0].message.content)
