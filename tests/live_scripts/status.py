import streamlit as st

with st.status("Working", expanded=True) as status:
    st.write("A step")
    status.update(label="Done", state="complete", expanded=False)
with st.spinner("Waiting"):
    st.write("Waited")
bar = st.progress(0, "Progress")
for percent in range(0, 101, 20):
    bar.progress(percent, f"{percent} %")
place = st.empty()
for number in range(3):
    place.write(number)
place.container().write("In a container")
