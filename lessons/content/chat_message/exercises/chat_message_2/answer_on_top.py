import streamlit as st

assistant = st.chat_message("assistant")

st.chat_message("user").write("How do I make tea?")

assistant.write("Boil the water.")
assistant.write("Wait three minutes.")
assistant.write("Enjoy!")

st.chat_message("user").write("Thank you!")
