import streamlit as st

you, bot = st.chat_message("human"), st.chat_message("ai")
st.chat_message("human").text("Cheers")
for line in ("Boil the water.", "Wait three minutes.", "Enjoy!"):
    bot.markdown(line)
you.markdown("How do I make tea?")
