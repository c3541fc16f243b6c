import streamlit as st
from openai import OpenAI, RateLimitError

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"], max_retries=0)
if text := st.chat_input():
    st.chat_message("user").write(text)
    try:
        answer = client.chat.completions.create(
            model=st.secrets["OPENAI_MODEL"],
            messages=[{"role": "user", "content": text}],
        )
    except RateLimitError as busy:
        st.info("Back in " + busy.response.headers["Retry-After"] + " s.")
    else:
        st.chat_message("assistant").write(answer.choices[0].message.content)
