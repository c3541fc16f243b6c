import streamlit as st

user, bot = st.chat_message("human"), st.chat_message("ai")
bot.markdown("Of course:\n\n```python\nwhile True: ...\n```")
user.markdown("A loop?")
with st.chat_message("Mia", avatar=":material/cruelty_free:"):
    "It never ends."
