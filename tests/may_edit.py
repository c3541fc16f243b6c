"""An app that says whether its visitor may edit, behind the lessons' own gate."""

import streamlit as st

if __name__ == "__main__":
    from lessons.editing.gate import may_edit

    st.text_input("Anything")
    st.text(f"may edit: {may_edit()}")
else:
    from lessons import server

    app = st.App(__file__, lifespan=server.warmed, middleware=server.MIDDLEWARE)
