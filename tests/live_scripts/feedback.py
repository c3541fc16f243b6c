import streamlit as st

with st.chat_message("assistant"):
    st.write("An answer")
    score = st.feedback("thumbs", key="score")
pick = st.pills("Suggestions", ["Why?", "How?"], key="pick")
st.segmented_control("Tone", ["Short", "Long"], key="tone", selection_mode="multi")
st.write(score, pick, st.session_state.tone)
