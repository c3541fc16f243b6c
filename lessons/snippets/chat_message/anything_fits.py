import streamlit as st

sales = {"week": [1, 2, 3, 4], "cups": [310, 450, 280, 600]}

with st.chat_message("user"):
    st.write("How is the **coffee bar** doing? :coffee:")

with st.chat_message("assistant"):
    st.write("Week 4 was the best so far.")
    st.bar_chart(sales, x="week", y="cups", height=180)
    st.table(sales)
    st.code("best = max(sales['cups'])")
