import streamlit as st


def clear():
    st.session_state.messages = []


if "messages" not in st.session_state:
    clear()

# Streamlit calls clear before it runs the script
st.button("Clear", on_click=clear)

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
