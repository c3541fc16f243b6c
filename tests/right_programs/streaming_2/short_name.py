import time as t

import streamlit as st

with st.chat_message("ai"):
    place = st.empty()
    text = ""
    for word in ("One", "word", "at", "a", "time"):
        text += word + " "
        place.write(text)
        t.sleep(0.5)
