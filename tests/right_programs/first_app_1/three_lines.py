import streamlit

streamlit.title("Linus")
for line in ("A bot.", "It sings.", "It never sleeps."):
    streamlit.text(line)
