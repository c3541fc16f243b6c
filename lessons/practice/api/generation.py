"""An answer as a model makes it: token by token, up to a limit."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from lessons.practice.api.models import FILTERED, FILTERED_TOKENS
from lessons.practice.api.prompt import Prompt

# No model's own tokens, but about as long as theirs. Joined, they give the text back.
TOKEN = re.compile(r" ?\w{1,8}| ?[^\w\s]{1,4}|\s{1,8}")
# What a message costs besides its text: its role and its ends.
MESSAGE_TOKENS = 3


@dataclass(frozen=True)
class Generation:
    """An answer, and how it came to its end.

    Attributes:
        id: What tells it from others. The same request gets the same one.
        created: When it was made, as a Unix timestamp.
        tokens: The answer in the pieces in which it streams.
        finish_reason: Why it ends, in the words of chat completions.
        prompt_tokens: How long the request was.
    """

    id: str
    created: int
    tokens: tuple[str, ...]
    finish_reason: Literal["stop", "length", "content_filter"]
    prompt_tokens: int

    @property
    def text(self) -> str:
        """The whole answer."""
        return "".join(self.tokens)

    @property
    def total_tokens(self) -> int:
        """How long request and answer are together."""
        return self.prompt_tokens + len(self.tokens)


def tokenize(text: str) -> list[str]:
    """Split a text into tokens."""
    return TOKEN.findall(text)


def generate(text: str, prompt: Prompt) -> Generation:
    """Cut an answer to what the request allows.

    Args:
        text: What there is to say.
        prompt: The request, with `stop` and the most tokens that it wants, see
            https://platform.openai.com/docs/api-reference/chat/create
    """
    tokens = tokenize(_until_stop(text, prompt.stop))
    reason: Literal["stop", "length", "content_filter"] = "stop"
    if prompt.model == FILTERED:
        tokens, reason = tokens[:FILTERED_TOKENS], "content_filter"
    if prompt.max_tokens is not None and len(tokens) > prompt.max_tokens:
        tokens, reason = tokens[: prompt.max_tokens], "length"
    return Generation(
        id=blake2b(repr(prompt).encode(), digest_size=12).hexdigest(),
        created=int(time.time()),
        tokens=tuple(tokens),
        finish_reason=reason,
        prompt_tokens=_prompt_tokens(prompt),
    )


def _until_stop(text: str, stops: Sequence[str]) -> str:
    places = [text.find(stop) for stop in stops if stop in text]
    return text[: min(places)] if places else text


def _prompt_tokens(prompt: Prompt) -> int:
    texts = [message["content"] for message in prompt.messages]
    if prompt.instructions:
        texts.append(prompt.instructions)
    return sum(MESSAGE_TOKENS + sum(1 for _ in TOKEN.finditer(text)) for text in texts)
