import streamlit as st


class Model:
    def __init__(self, name):
        self.name = name
        self.calls = []

    def ask(self, question):
        self.calls.append(question)
        return f"{self.name}: {question}"


@st.cache_resource(show_spinner=False)
def load(name):
    return Model(name)


@st.cache_data
def copied(name):
    return Model(name)


if "begun" not in st.session_state:
    st.session_state.begun = True
    st.cache_resource.clear()
model = load("tiny")
st.write("Asked before:", bool(model.calls))
st.write(model.ask("How are you?"), load("tiny") is model)
st.write(copied("tiny").name, type(copied("tiny")).__module__)
st.button("Again", key="again")
