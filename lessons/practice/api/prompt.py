"""What both kinds of request ask for, once they are read."""

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lessons.practice.api.bad_request import explain
from lessons.practice.api.errors import ProviderError, shortened, unsupported
from lessons.practice.conversation import INSTRUCTING_ROLES, Message, contents

Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True)
class Prompt:
    """A request for an answer.

    Attributes:
        model: The model that is to answer.
        messages: The conversation, oldest first.
        instructions: How to answer, where it is said outside the conversation.
        max_tokens: Where to cut the answer, if anywhere.
        stop: Texts before which the answer ends.
        stream: Whether the answer comes in pieces.
        include_usage: Whether a stream ends with the token counts.
        echoed: Further parameters that the response repeats.
    """

    model: str
    messages: list[Message]
    instructions: str | None = None
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    stream: bool = False
    include_usage: bool = False
    echoed: tuple[tuple[str, Any], ...] = ()

    @property
    def all_instructions(self) -> str:
        """How to answer, wherever it is said."""
        inside = contents(self.messages, *INSTRUCTING_ROLES)
        return "\n".join([self.instructions or "", *inside])


def validated(body: type[Body], asked: dict[str, Any], known: frozenset[str]) -> Body:
    """Return a request's JSON as an object whose fields are as they should be.

    Args:
        body: The fields that matter here.
        asked: The request's JSON.
        known: Every parameter in OpenAI's reference; the others among them would
            change nothing in what the practice model says, and are passed over.

    Raises:
        ProviderError: A parameter is unknown, missing or wrong.
    """
    for name in asked:
        if name not in known:
            raise ProviderError(
                400,
                f"Unknown parameter: '{shortened(name)}'.",
                code="unknown_parameter",
                param=shortened(name),
            )
    fields = {name: asked[name] for name in asked if name in body.model_fields}
    try:
        return body.model_validate(fields)
    except ValidationError as error:
        raise explain(error) from error


def refuse_features(asked: dict[str, Any], features: dict[str, str]) -> None:
    """Refuse what the practice model lacks, so that nobody relies on it.

    Args:
        asked: The request's JSON.
        features: What the model cannot do ("call tools"), by parameter.

    Raises:
        ProviderError: The request asks for one of them.
    """
    for name, what in features.items():
        if asked.get(name):
            raise unsupported(name, what)
    if asked.get("tool_choice") not in (None, "none", "auto"):
        raise unsupported("tool_choice", "call tools")
