import streamlit as st


def take_back():
    st.session_state.messages.pop()
    st.session_state.messages.pop()


if "messages" not in st.session_state:
    st.session_state.messages = []

st.button("Take back", on_click=take_back)

# Display chat messages from history
for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("Say something"):
    question = {"role": "user", "content": prompt}
    answer = {"role": "assistant", "content": f"You said: {prompt}"}
    # Display the new messages, then add them to the history
    with st.chat_message("user"):
        st.markdown(prompt)
    with st.chat_message("assistant"):
        st.markdown(answer["content"])
    st.session_state.messages += [question, answer]
