import streamlit as st

user = st.chat_message("user")
assistant = st.chat_message("assistant")

# A message stands where its container was made,
# so the question is above the answer all the same.
assistant.write("Loud and clear.")
user.write("Hello! Can you hear me?")
