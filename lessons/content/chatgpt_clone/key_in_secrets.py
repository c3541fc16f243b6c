import streamlit as st
from openai import OpenAI

client = OpenAI(api_key=st.secrets["OPENAI_API_KEY"])

models = client.models.list()
st.write(f"The key works. Models it opens: {len(models.data)}")
