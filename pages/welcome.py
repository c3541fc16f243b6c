import streamlit as st

from lessons import catalog
from lessons.live import live_pane
from lessons.provider.panel import provider_panel
from lessons.snippet_files import snippet_path

NBSP = "\N{NO-BREAK SPACE}"

grid = st.grid(2, min_column_width=420, gap="large")
road, finished_app = grid.cell(), grid.cell()

with road:
    st.title("Build a chat app with Streamlit", anchor=False)
    st.markdown(
        "Seven short lessons lead from a single speech bubble to the app on this "
        "page, a ChatGPT-like clone in forty lines of Python, and on to what to do "
        "when it fails. Each step shows its code beside the app that this very "
        "code produces."
    )
    st.subheader("The road", anchor=False)
    for lesson in catalog.LESSONS:
        with st.container(gap=None):
            st.page_link(
                lesson.page,
                label=f"**{lesson.title}**{NBSP}· {lesson.minutes} minutes",
                icon=lesson.icon,
            )
            promise = f"{lesson.promise[0].upper()}{lesson.promise[1:]}."
            st.markdown(f":small[:gray[{promise}]]")
    st.subheader("How to use a page", anchor=False)
    st.markdown(
        "- **Type into the live app.** Nothing you do there can break the page, "
        "and you need no key and no account.\n"
        "- **Copy or download** the code, or open it alone, full size.\n"
        "- **Restart** gives the live app a fresh session. Until then, or until you "
        "reload the page, your conversation stays, also while you visit other "
        "lessons.\n"
        "- **Show what runs** marks the lines that ran, and says why and what "
        "changed. Shift with ← and → leads to earlier runs and back.\n"
        "- **← and →** lead from step to step. The address in your browser names "
        "the step: send it to a friend."
    )

with finished_app:
    st.subheader("What you will have built", anchor=False)
    live_pane(snippet_path("chatgpt_clone/chatgpt_clone"), "welcome", provider_panel)
