"""A page that checks a script of its visitor's choice, behind the lessons' own gate."""

from pathlib import Path

import streamlit as st

PARROTS = Path(__file__).parents[1] / "lessons/content/echo_bot/exercises/echo_bot_1"
RIGHT = sorted(Path(__file__).with_name("right_programs").glob("echo_bot_1/*.py"))
LOUD = """
import streamlit as st

messages = st.session_state.setdefault("messages", [])
if prompt := st.chat_input():
    answer = f"**a** <b>&amp;</b> :red[b] {'x' * 400}"
    messages += [("user", prompt), ("assistant", answer)]
for role, said in messages:
    st.chat_message(role).markdown(said)
"""
SOURCES = {
    "loud": LOUD,
    "not saved": (PARROTS / "answers_not_saved.py").read_text("utf-8"),
    "endless": "while True:\n    pass\n",
    "right": RIGHT[0].read_text("utf-8"),
}

if __name__ == "__main__":
    from lessons.exercises.check_in_page import draw_check
    from lessons.lesson import find_exercise
    from lessons.progress import keep_progress

    keep_progress("echo_bot", "recap")
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.title("A check")
    source = SOURCES[st.radio("Script", list(SOURCES))]
    draw_check(find_exercise("echo_bot_1"), source, "my_bot.py")
    st.text(f"Page run {st.session_state.runs}")
else:
    from lessons import server

    app = st.App(__file__, lifespan=server.warmed, middleware=server.MIDDLEWARE)
