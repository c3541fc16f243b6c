import streamlit as st

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="{}"/></svg>'

st.image(SVG.format(1), caption="A circle")
with st.chat_message("user", avatar="🦊"):
    st.download_button("Load", "text", "file.txt", key="load")
st.audio(b"RIFF")
st.dataframe({"a": [1, 2]}, on_select="rerun", key="table")
st.line_chart({"a": [1, 3, 2]})
changed = st.data_editor({"b": ["x"]}, key="editor")
files = st.file_uploader("Files", accept_multiple_files=True, key="files")
st.write([(file.name, file.read().decode()) for file in files], changed)
