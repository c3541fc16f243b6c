import threading

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx


def work(number):
    with box:
        st.write("From a thread", number)
    st.session_state[f"done_{number}"] = True


box = st.container()
for number in range(2):
    thread = add_script_run_ctx(threading.Thread(target=work, args=(number,)))
    thread.start()
    thread.join()
st.write(sorted(st.session_state))
