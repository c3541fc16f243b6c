import streamlit as st

from lessons import wording
from lessons.code_panel import tabbed_text
from lessons.lesson import read_where_next
from lessons.progress import draw_whole_summary

where_next = read_where_next()
grid = st.grid(2, min_column_width=420, gap="large")
project, online = grid.cell(), grid.cell()

with project:
    st.title(where_next.title, anchor=False)
    draw_whole_summary()
    st.markdown(where_next.text)
    st.header(wording.PROJECT, anchor=False)
    titles = [choice.title for choice in where_next.projects]
    for tab, choice in zip(st.tabs(titles), where_next.projects, strict=True):
        with tab:
            st.markdown(choice.task)
            st.markdown(wording.DONE_WHEN)
            st.markdown("\n".join(f"- {line}" for line in choice.done_when))
    st.header(wording.LEFT_OUT, anchor=False)
    links = [f"- [{what}]({url})" for what, url in where_next.left_out.items()]
    st.markdown("\n".join(links))

with online:
    st.header(wording.PUT_ONLINE, anchor=False)
    st.markdown(wording.APP_FILE)
    titles = [host.title for host in where_next.hosts]
    for tab, host in zip(st.tabs(titles), where_next.hosts, strict=True):
        with tab:
            st.markdown(host.text)
            files = {file.name: file.read_text("utf-8") for file in host.files}
            tabbed_text(files, f"files_{host.title}", are_files=True)
            tabbed_text({wording.TERMINAL: host.commands}, f"commands_{host.title}")
