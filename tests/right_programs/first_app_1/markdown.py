import streamlit as st

st.markdown("# Grace")
st.markdown("A bot for crosswords.\n\nIt knows all rivers.")
