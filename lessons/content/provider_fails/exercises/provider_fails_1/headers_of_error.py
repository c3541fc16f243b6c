import openai
import streamlit as st

client = openai.OpenAI(
    api_key=st.secrets["OPENAI_API_KEY"], max_retries=0
)
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if prompt := st.chat_input("What is up?"):
    st.chat_message("user").write(prompt)
    try:
        completion = client.chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
        )
        response = completion.choices[0].message.content
        st.chat_message("assistant").write(response)
    except openai.RateLimitError as error:
        seconds = error.headers.get("retry-after", "a few")
        st.warning(f"Too many requests. Seconds to wait: {seconds}")
