import streamlit

st.title("Hello!")
st.write("My first app runs.")
