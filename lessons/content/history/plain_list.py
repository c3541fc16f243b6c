import streamlit as st

messages = []

if prompt := st.chat_input("Say something"):
    messages.append(prompt)

st.write(f"Messages in the list: {len(messages)}")
for message in messages:
    st.chat_message("user").write(message)
