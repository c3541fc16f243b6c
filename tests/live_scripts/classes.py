import dataclasses
import enum
import pickle
from typing import ClassVar, NamedTuple

import streamlit as st


class Mood(enum.Enum):
    CALM = enum.auto()
    CROSS = enum.auto()


class Point(NamedTuple):
    x: int
    y: int = 0


class Counted:
    __made = 0
    names: ClassVar[list[str]] = []

    def __init__(self, name):
        type(self).__made += 1
        self.names.append(name)

    @property
    def made(self):
        return self.__made

    @staticmethod
    def twice(number):
        return number * 2


class Loud(Counted):
    def __init__(self, name):
        super().__init__(name.upper())


@dataclasses.dataclass(order=True)
class Message:
    role: str
    text: str = "nothing"
    tags: list[str] = dataclasses.field(default_factory=list)


st.write([mood.name for mood in Mood], repr(Point(1)), Loud("a").made, Loud("b").names)
st.write(Counted.twice(4), Message("user") < Message("you"), repr(Message("user")))
st.write(repr(pickle.loads(pickle.dumps(Message("user", "kept")))))
st.write(Message.__module__, Message.__qualname__, Loud.__mro__[1].__name__)
st.write(Message("user", tags=["a"]))
