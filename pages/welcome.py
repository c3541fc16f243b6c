import streamlit as st

from lessons import wording
from lessons.all_steps import draw_all_steps
from lessons.beginning import draw_beginning
from lessons.editing.gate import editing_in_words
from lessons.lesson import read_lessons, read_welcome
from lessons.live import live_pane
from lessons.progress import draw_keeping
from lessons.provider.panel import provider_panel
from lessons.way_to_code import draw_way_to_code

welcome, lessons = read_welcome(), read_lessons()
grid = st.grid(2, min_column_width=420, gap="large")
road, finished_app = grid.cell(), grid.cell()

with road:
    st.title(welcome.title, anchor=False)
    st.markdown(welcome.text)
    # The link in the terminal leads here.
    if said := editing_in_words():
        st.info(said, icon=":material/edit:")
    draw_beginning(welcome, lessons)
    st.header(wording.ROAD, anchor=False)
    with st.container(key="road"):
        for lesson in lessons:
            label = wording.LESSON.format(
                title=lesson.title,
                minutes=lesson.minutes,
                exercises=lesson.minutes_of_exercises,
            )
            with st.container(gap=None):
                st.page_link(lesson.page, label=label, icon=lesson.icon)
                promise = f"{lesson.promise[0].upper()}{lesson.promise[1:]}"
                st.markdown(wording.ITS_PROMISE.format(promise=promise))
    draw_all_steps(lessons)
    draw_keeping()
    st.header(wording.HOW_TO_USE, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in welcome.how_to_use))

with finished_app:
    st.header(wording.FINISHED_APP, anchor=False)
    draw_way_to_code(welcome.finished_app)
    live_pane(welcome.finished_app, "welcome", provider_panel)
