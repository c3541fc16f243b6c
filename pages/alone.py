import streamlit as st

from lessons.live import run_full_size
from lessons.provider_panel import chosen_provider
from lessons.snippet_files import snippet_path

name = st.query_params.get("snippet", "")
try:
    path = snippet_path(name)
except LookupError:
    st.title("No such snippet")
    st.markdown(f"There is no snippet “{name}”. Each lesson shows its own.")
    st.page_link(
        "pages/welcome.py", label="To the welcome page", icon=":material/home:"
    )
    st.stop()

run_full_size(path, chosen_provider())
