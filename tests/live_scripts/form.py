import streamlit as st

with st.form("order", clear_on_submit=True, border=False):
    name = st.text_input("Name", key="name")
    count = st.number_input("Count", 1, 9, key="count")
    sent = st.form_submit_button("Order", key="order_now", type="primary")
st.write(sent, name, count)
if sent:
    st.session_state.setdefault("orders", []).append((name, count))
st.json(st.session_state.get("orders", []))
