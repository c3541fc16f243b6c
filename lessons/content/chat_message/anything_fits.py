import streamlit as st

sales = {"week": [1, 2, 3], "cups": [310, 280, 600]}

with st.chat_message("user"):
    st.write("How is the **coffee bar** doing? :coffee:")

with st.chat_message("assistant"):
    st.write("Week 3 was the best so far.")
    st.bar_chart(sales, x="week", y="cups", height=120)
    st.table(sales)
    st.code("best = max(sales['cups'])")
