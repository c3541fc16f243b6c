import streamlit as st


def clear():
    st.session_state.messages = []


if "messages" not in st.session_state:
    clear()

# The callback runs before the script does
st.button("Clear", on_click=clear)

for message in st.session_state.messages:
    with st.chat_message(message["role"]):
        st.markdown(message["content"])

if prompt := st.chat_input("Say something"):
    with st.chat_message("user"):
        st.markdown(prompt)
    st.session_state.messages.append(
        {"role": "user", "content": prompt}
    )
