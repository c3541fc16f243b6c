"""Reads a Markdown file with fields in front: YAML between two lines of dashes."""

from pathlib import Path
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler


class FrontMatterError(ValueError):
    """A file cannot be read; the message is a sentence that says why."""


class _OneOfEach(yaml.SafeLoader):
    """Refuses a field that is given twice, of which PyYAML takes the last."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            keys = [key for key, _ in node.value]
            given = [self.construct_object(key, deep=True) for key in keys]
            place = next(n for n, key in enumerate(given) if key in given[:n])
            raise yaml.constructor.ConstructorError(
                problem=f"{given[place]!r} is given twice",
                problem_mark=keys[place].start_mark,
            )
        return mapping


class _Handler(YAMLHandler):
    def load(self, fm: str, **kwargs: object) -> Any:
        return super().load(fm, Loader=_OneOfEach, **kwargs)


def read_fields(file: Path, body: str, **others: str) -> dict[str, Any]:
    """Return what stands in a file, by the names of its fields.

    Args:
        file: The file.
        body: The name to give to the text below the front matter.
        others: Fields that are known without reading.

    Raises:
        FrontMatterError: It is not there, or is no such file.
    """
    try:
        post = frontmatter.load(file, handler=_Handler())
    except FileNotFoundError as error:
        raise FrontMatterError("There is no such file.") from error
    except UnicodeDecodeError as error:
        raise FrontMatterError("It is not written in UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = f"Its front matter is no YAML, at line {line}: {error.problem}."
        raise FrontMatterError(said) from error
    if not post.metadata:
        raise FrontMatterError("It has no front matter: fields between two ---.")
    given = {body: post.content, **others}
    if both := given.keys() & post.metadata.keys():
        raise FrontMatterError(f"{min(both)!r} is no field that it can have.")
    return post.metadata | given
