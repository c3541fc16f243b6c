import streamlit as st

if "log" not in st.session_state:
    st.session_state["log"] = []
    st.session_state["log"].append({"who": "ai", "what": "Good day!"})
text = st.chat_input("You")
if text:
    st.session_state["log"] += [{"who": "human", "what": text}]
for entry in st.session_state["log"]:
    with st.chat_message(entry["who"]):
        st.text(entry["what"])
st.sidebar.write("Count:", len(st.session_state["log"]))
