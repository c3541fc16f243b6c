import streamlit as st

prompt = st.chat_input("Whisper something")
