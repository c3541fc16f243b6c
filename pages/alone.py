import streamlit as st

from lessons import wording
from lessons.live import run_full_size
from lessons.plain_text import plain
from lessons.provider.panel import provider_panel
from lessons.snippet_files import asks_provider, snippet_path

name = st.query_params.get("snippet", "")
try:
    path = snippet_path(name)
except LookupError:
    st.title(wording.NO_SUCH_SNIPPET)
    st.markdown(wording.EACH_LESSON_SHOWS_ITS_OWN.format(name=plain(name)))
    st.page_link("pages/welcome.py", label=wording.TO_WELCOME, icon=":material/home:")
    st.stop()

who = provider_panel() if asks_provider(path) else None
failure = run_full_size(path, who)
if failure and who and (explanation := who.explain(failure)):
    st.info(explanation, icon=":material/support:")
