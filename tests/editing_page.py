"""A page whose code anyone can edit, and which says what it was asked to run."""

import json
from html import escape

import streamlit as st

if __name__ == "__main__":
    from lessons.code_panel import Editing, code_panel, highlighted_lines
    from lessons.snippet_files import snippet_path

    PATH = snippet_path("echo_bot/echo_bot")
    ORIGINAL = PATH.read_text("utf-8")

    def run(text: str) -> None:
        st.session_state.text = text
        st.session_state.runs = st.session_state.get("runs", 0) + 1

    st.set_page_config(page_icon="💬", layout="wide")
    st.title("Editing")
    st.chat_input("Say something")
    if st.query_params.get("may") == "no":
        code_panel(PATH, "code")
        st.stop()
    text = st.session_state.setdefault("text", ORIGINAL)
    notes = {"st.chat_input(": "A note on the input."}
    edit = Editing("echo_bot/full_loop", ORIGINAL, text, run)
    code_panel(PATH, "code", notes, edit=edit)
    st.write(f"Runs: {st.session_state.get('runs', 0)}")
    st.code(text, language=None)
    looks_back = st.checkbox("Look back")
    with st.container(key="live_line"):
        lines = escape(json.dumps(highlighted_lines("earlier = 1\n")))
        told = f'data-lines="{lines}"' if looks_back else ""
        st.html(f'<p class="live-line" {told}>Run 1</p>')
else:
    from lessons import server

    app = st.App(__file__, routes=server.ROUTES, middleware=server.MIDDLEWARE)
