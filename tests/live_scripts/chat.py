import streamlit as st

if "messages" not in st.session_state:
    st.session_state.messages = []
for role, text in st.session_state.messages:
    with st.chat_message(role):
        st.write(text)
if prompt := st.chat_input("Say something", key="prompt"):
    st.session_state.messages.append(("user", prompt))
    with st.chat_message("user"):
        st.write(prompt)
    with st.chat_message("assistant", avatar=":material/robot:"):
        answer = st.write_stream(letter for letter in f"Echo: {prompt}")
    st.session_state.messages.append(("assistant", answer))
st.sidebar.text_input("Name", key="name")
