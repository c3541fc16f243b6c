import streamlit as st


class Robot:
    """A robot that talks."""

    def talk(self, text: str) -> str:
        """Say a text."""
        return text


robot = Robot()
st.help(Robot)
st.help(robot.talk)
st.help(robot)
st.help(st.write)
