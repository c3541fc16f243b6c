import streamlit as st

with st.echo():
    word = "echoed"
    st.write(word)


def shown():
    with st.echo("below"):
        for letter in "ab":
            st.write(letter)


shown()
