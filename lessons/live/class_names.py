"""Lets a class of ours that stands in for another's show that one's name."""

from typing import TypeVar

Class = TypeVar("Class", bound=type)


def named_as_its_base(ours: Class) -> Class:
    """Let a script that looks at a class find what it would find alone.

    Args:
        ours: The class, whose first base is what it stands in for.

    Returns:
        The class, with its base's name and docstring.
    """
    base = ours.__base__
    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        setattr(ours, name, getattr(base, name))
    return ours
