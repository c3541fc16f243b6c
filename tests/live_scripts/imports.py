import streamlit
import streamlit.components.v2
import streamlit.components.v2 as components
from streamlit import session_state, sidebar, title, write
from streamlit.components.v1 import html

title("Imported")
write(streamlit.components.v2 is components, __name__, "numbers" in session_state)
with sidebar:
    write("In the sidebar")
streamlit.session_state.numbers = [1, 2]
write(session_state.numbers)
hello = components.component("hello", html="<b>Hello</b>", js="export default () => {}")
hello(key="hello", data={"a": 1})
html("<i>Hello</i>", height=20)
