import streamlit as st

for name, text in [
    ("user", "Tea?"),
    ("assistant", "Boil the water.\n\nWait three minutes.\n\nEnjoy!"),
    ("user", "Thanks."),
]:
    with st.chat_message(name):
        st.markdown(text)
