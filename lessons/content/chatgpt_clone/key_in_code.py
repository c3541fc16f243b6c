import streamlit as st
from openai import OpenAI

client = OpenAI(api_key="sk-everyone-can-read-this")

models = client.models.list()
st.write(f"The key works. Models it opens: {len(models.data)}")
