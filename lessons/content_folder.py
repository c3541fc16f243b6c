"""A folder of content while it is read: notes what is wrong, and what nothing names."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lessons.front_matter import FrontMatterError, read_fields

NAME = re.compile(r"[a-z][a-z0-9_]*")
# A lesson's and its exercises' own scripts; `lessons/lesson.py` finds the others.
SCRIPT_FIELDS = ("snippet", "mend", "start")
NOT_NAMED = "Nothing names it."

Shape = TypeVar("Shape", bound=BaseModel)


class Reading:
    """A folder while it is read.

    Attributes:
        faults: What is wrong with it.
        named: The files that it has a use for.
    """

    def __init__(self, folder: Path, content: Path) -> None:
        self.folder, self.content, self.slug = folder, content, folder.name
        self.faults: list[str] = []
        self.named: set[str] = set()

    def fault(self, file: str, field: str, said: object) -> None:
        """Note what is wrong with a field of a file, or with all of it."""
        path = (self.folder / file).relative_to(self.content.parents[1]).as_posix()
        self.faults.append(f"{path}{', ' * bool(field)}{field}: {said}")

    def fields(self, file: str, body: str, **others: str) -> dict[str, Any]:
        """Return the fields of a file, or none where it cannot be read."""
        self.named.add(file)
        try:
            fields = read_fields(self.folder / file, body, **others)
        except FrontMatterError as error:
            self.fault(file, "", error)
            return {}
        self.named |= {f"{fields.get(field)}.py" for field in SCRIPT_FIELDS}
        return fields

    def names(
        self, file: str, fields: dict[str, Any], field: str, taken: Collection[str]
    ) -> list[str]:
        """Return the names that are listed in a field."""
        listed = fields.get(field)
        names = [str(name) for name in listed] if isinstance(listed, list) else []
        if listed == []:
            self.fault(file, field, "It is empty.")
        for name in dict.fromkeys(names):
            if not NAME.fullmatch(name) or name in taken:
                self.fault(file, field, f"{name!r} cannot be a name here.")
            if names.count(name) > 1:
                self.fault(file, field, f"{name!r} is there more than once.")
        return names

    def checked(
        self,
        model: type[Shape],
        file: str,
        fields: dict[str, Any],
        places: Collection[str] = (),
        slug: str = "",
    ) -> Shape | None:
        """Return fields in their shape, or None where they do not fit it."""
        context = {
            "content": self.content,
            "folder": self.folder,
            "slug": slug or self.slug,
            "places": places,
        }
        try:
            return model.model_validate(fields, context=context)
        except ValidationError as error:
            for fault in error.errors():
                self.fault(file, _field(fault), _said(fault))
            return None

    def look_for_others(self, known: Collection[str] = ()) -> None:
        """Note each file that nothing names."""
        for entry in entries_of(self.folder):
            if entry.name not in self.named | {*known}:
                self.fault(entry.name, "", NOT_NAMED)


def _field(fault: ErrorDetails) -> str:
    """Say which field is at fault, and what in it."""
    field, *within = fault["loc"]
    keys = [key for key in within if isinstance(key, str) and key != "[key]"]
    return " ".join([str(field), *map(repr, keys)])


def _said(fault: ErrorDetails) -> str:
    """Say what is wrong with a field."""
    said = {
        "missing": "It is missing.",
        "extra_forbidden": "There is no field of this name.",
        "string_too_short": "It is empty.",
        "value_error": str(fault.get("ctx", {}).get("error")),
    }
    return said.get(fault["type"], f"{fault['msg']}.")


def entries_of(folder: Path) -> list[Path]:
    """Return what authors have put into a folder, sorted."""
    entries = (entry for entry in folder.iterdir() if entry.name != "__pycache__")
    return sorted(entry for entry in entries if not entry.name.startswith("."))
