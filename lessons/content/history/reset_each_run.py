import streamlit as st

st.session_state.messages = []

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("Say something"):
    question = {"role": "user", "content": prompt}
    answer = {"role": "assistant", "content": f"You said: {prompt}"}
    with st.chat_message("user"):
        st.markdown(prompt)
    with st.chat_message("assistant"):
        st.markdown(answer["content"])
    st.session_state.messages += [question, answer]
