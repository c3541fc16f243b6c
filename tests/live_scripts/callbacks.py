import streamlit as st

st.session_state.setdefault("calls", [])


def note(*args, **kwargs):
    st.session_state.calls.append([*args, kwargs, st.session_state.get("city")])
    st.session_state.last = args[0]
    st.write("Written by the callback of", args[0])


def fill(city):
    st.session_state.city = city


st.text_input("City", key="city", on_change=note, args=("city",))
st.button("Note", key="note", on_click=note, args=("note", 1), kwargs={"by": "name"})
st.button("Rome", key="rome", on_click=fill, args=("Rome",))
st.chat_input("Say", key="say", on_submit=note, args=("say",), kwargs={"loud": True})
with st.form("form"):
    st.checkbox("Sure", key="sure")
    st.form_submit_button("Send", key="send", on_click=note, args=("send",))
st.selectbox("Size", ["S", "M"], key="size", on_change=note, args=["size"])
st.json(st.session_state.calls)
st.write(st.session_state.get("last"), st.session_state.say, st.session_state.sure)
