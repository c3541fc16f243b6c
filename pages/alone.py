import streamlit as st

from lessons.live import run_full_size
from lessons.plain_text import plain
from lessons.provider.failure import explain
from lessons.provider.panel import provider_panel
from lessons.snippet_files import asks_provider, snippet_path

name = st.query_params.get("snippet", "")
try:
    path = snippet_path(name)
except LookupError:
    st.title("No such snippet")
    st.markdown(f"There is no snippet {plain(name)}. Each lesson shows its own.")
    st.page_link(
        "pages/welcome.py", label="To the welcome page", icon=":material/home:"
    )
    st.stop()

provider = provider_panel() if asks_provider(path) else None
failure = run_full_size(path, provider)
if failure and provider and (explanation := explain(failure, provider)):
    st.info(explanation, icon=":material/support:")
