"""The parts of which requests are made, as OpenAI's reference describes them."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from lessons.practice.api.bad_request import UNION_MARK
from lessons.practice.api.errors import shortened
from lessons.practice.conversation import Message

MAX_ITEMS = 2048
TEXT, ARRAY = f"{UNION_MARK}string", f"{UNION_MARK}array"

CANNOT_READ = {
    "image_url": "look at images",
    "input_image": "look at images",
    "input_audio": "listen to audio",
    "audio": "listen to audio",
    "file": "read files",
    "input_file": "read files",
}
Item = TypeVar("Item")


def _json_type(value: Any) -> str | None:
    types: dict[type, str] = {str: TEXT, list: ARRAY}
    return types.get(type(value))


# A string, or an array of something: OpenAI takes many things in both shapes. The first
# mistake is enough: to find all of a hundred thousand takes seconds.
StringOrArray = Annotated[
    Annotated[str, Tag(TEXT)]
    | Annotated[list[Item], Field(max_length=MAX_ITEMS, fail_fast=True), Tag(ARRAY)],
    Discriminator(
        _json_type,
        custom_error_type="wrong_type",
        custom_error_message="one of a string or array",
    ),
]


class Strict(BaseModel):
    """JSON whose types are taken at their word, and in which nothing is unknown."""

    model_config = ConfigDict(strict=True, extra="forbid")


class ContentPart(Strict):
    """One part of a message's content. Of the fields only text is read."""

    type: str
    text: str | None = None
    refusal: str | None = None
    annotations: Any = None
    logprobs: Any = None
    prompt_cache_breakpoint: Any = None

    @model_validator(mode="before")
    @classmethod
    def is_text(cls, part: Any) -> Any:
        """Refuse what the practice model cannot read."""
        kind = part.get("type") if isinstance(part, dict) else None
        if isinstance(kind, str) and kind in CANNOT_READ:
            raise PydanticCustomError(
                "unsupported_value",
                "Invalid content type: '{kind}'. The practice model cannot {what} yet.",
                {"kind": kind, "what": CANNOT_READ[kind]},
            )
        return part

    @model_validator(mode="after")
    def says_something(self) -> "ContentPart":
        """Refuse a part without text, such as one that names it `content`."""
        if self.text is None and self.refusal is None:
            raise PydanticCustomError("missing_text", "It has no text.")
        return self

    def words(self) -> str:
        """Return what the part says."""
        return self.text or self.refusal or ""


class ChatPart(ContentPart):
    """A part of a message of chat completions."""

    type: Literal["text", "refusal"]


class InputPart(ContentPart):
    """A part of an input item of the Responses API."""

    type: Literal["input_text", "output_text", "refusal"]


class StreamOptions(Strict):
    """What to send besides the text while streaming."""

    include_usage: bool | None = None
    include_obfuscation: bool | None = None


class TextFormat(BaseModel):
    """The form of the answer. More than plain text is refused."""

    type: str

    @model_validator(mode="after")
    def is_plain_text(self) -> "TextFormat":
        """Refuse JSON, with a schema or without."""
        if self.type != "text":
            raise PydanticCustomError(
                "unsupported_value",
                "Unsupported value: '{kind}'. The practice model cannot answer "
                "in JSON yet.",
                {"kind": shortened(self.type)},
            )
        return self


def said(role: str, content: str | list[Any]) -> Message:
    """Return a message as plain text, whatever parts it was sent in."""
    if isinstance(content, str):
        return {"role": role, "content": content}
    return {"role": role, "content": "\n".join(part.words() for part in content)}
