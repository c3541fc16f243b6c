import openai
import streamlit as st

client = openai.OpenAI(
    api_key=st.secrets["OPENAI_API_KEY"],
    max_retries=1,  # the client's own choice is 2
    timeout=4,  # seconds; its own choice is 10 minutes
)
model = st.secrets.get("OPENAI_MODEL", "gpt-5.4-mini")

if prompt := st.chat_input("What is up?"):
    st.chat_message("user").write(prompt)
    try:
        with st.spinner("Thinking …", show_time=True):
            completion = client.chat.completions.create(
                model=model,
                messages=[{"role": "user", "content": prompt}],
            )
        response = completion.choices[0].message.content
        st.chat_message("assistant").write(response)
    except openai.APITimeoutError:
        st.warning("It took too long. Ask again.")
    except openai.APIError as error:
        st.error(f"The provider failed: {error}")
