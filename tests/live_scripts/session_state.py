import streamlit as st

state = st.session_state

state.attribute = 1
state["item"] = 2
st.text_input("City", "Oslo", key="city")
st.write("attribute", state.attribute, state.item, state.city)
st.write("item", state["attribute"], state["item"], state["city"])
st.write("get", state.get("item"), state.get("city"), state.get("none", "nothing"))
st.write("in", "item" in state, "city" in state, "none" in state)
st.write("iteration", sorted(state))
st.write("len", len(state))
st.write("keys", sorted(state.keys()), "items", sorted(state.items(), key=str))
st.write("to_dict", sorted(state.to_dict().items(), key=str))
st.write("setdefault", state.setdefault("item", 3), state.setdefault("new", []))
state.new.append("kept")
state.update(attribute=4)
st.write("pop", state.pop("attribute"), state.pop("attribute", "gone"))
del state["item"]
del state.new
st.write("after del", sorted(state))

if st.button("Pop the widget", key="pop"):
    st.write("popped", state.pop("city"), "city" in state)
if st.button("Delete the widget", key="delete"):
    del state.city
    st.write("deleted", "city" in state)
if st.button("Clear", key="clear"):
    state.clear()
    st.write("cleared", len(state), state.to_dict())
try:
    st.write(state.none)
except AttributeError as error:
    st.write(str(error))
try:
    st.write(state["none"])
except KeyError as error:
    st.write(str(error))
