"""The models: one that answers, and one for each way in which a provider fails.

https://platform.openai.com/docs/guides/error-codes/api-errors
"""

from collections import OrderedDict
from hashlib import blake2b
from typing import Any

from openai.types import Model

from lessons.practice.api.errors import ProviderError, shortened
from lessons.practice.api.prompt import Prompt
from lessons.practice.conversation import contents

PRACTICE = "practice"
SLOW, BUSY, QUOTA = "practice-slow", "practice-busy", "practice-quota"
DENIED, DOWN, DROPS = "practice-denied", "practice-down", "practice-drops"
HANGS, FILTERED = "practice-hangs", "practice-filtered"

DESCRIPTIONS = {
    PRACTICE: "Answers at the speed of a real model.",
    SLOW: "Answers eight times more slowly.",
    BUSY: "Refuses the first request of a conversation (429) and takes its retry.",
    QUOTA: "Refuses every request, as if your money had run out (429).",
    DENIED: "Refuses your key, as if it had been revoked (401).",
    DOWN: "Refuses every request, as if the servers were down (503).",
    DROPS: "Breaks the connection in the middle of the answer.",
    HANGS: "Sends nothing for a minute, and only then answers.",
    FILTERED: "Stops early, as if a content filter had found something.",
}
SLOWED, HANG_SECONDS, FILTERED_TOKENS = 8, 60, 6
MOST_REFUSED = 1_000


class ListedModel(Model):
    """A model with a sentence on what it is good for: OpenAI's have none."""

    description: str


def listed(name: str) -> dict[str, Any]:
    """Return a model as the list of models shows it.

    Args:
        name: The model's name. One that has no behaviour of its own is another name
            for `practice`.

    Returns:
        What https://platform.openai.com/docs/api-reference/models/object describes.
    """
    model = ListedModel.model_validate(
        {
            "id": name,
            "created": 0,
            "object": "model",
            "owned_by": "tutorial",
            "description": DESCRIPTIONS.get(name, f"Another name for {PRACTICE}."),
        },
        strict=True,
        extra="forbid",
    )
    return model.to_dict()


def no_such_model(name: str) -> ProviderError:
    """Return how chat completions refuse a model that is not listed."""
    return ProviderError(
        404,
        f"The model `{shortened(name)}` does not exist or you do not have access "
        "to it.",
        code="model_not_found",
    )


def no_such_model_for_responses(name: str) -> ProviderError:
    """Return how the Responses API refuses a model: with another status and words."""
    return ProviderError(
        400,
        f"The requested model '{shortened(name)}' does not exist.",
        code="model_not_found",
        param="model",
    )


class Refusals:
    """Fails requests to the models whose way of failing is a refusal."""

    def __init__(self) -> None:
        # Digests alone: what was said is not kept.
        self._refused: OrderedDict[bytes, None] = OrderedDict()

    def check(self, prompt: Prompt, client: str, is_retry: bool) -> None:
        """Refuse a request, if its model does.

        Args:
            prompt: The request.
            client: Who asks.
            is_retry: Whether the client tries again by itself. A person who sends
                the same again is known by that.

        Raises:
            ProviderError: The model refuses it.
        """
        if prompt.model == QUOTA:
            raise _out_of_quota()
        if prompt.model == DENIED:
            raise _key_revoked()
        if prompt.model == DOWN:
            raise _down()
        if prompt.model == BUSY and self._is_first(prompt, client, is_retry):
            raise rate_limited("requests per min (RPM): Limit 1, Used 1, Requested 1")

    def _is_first(self, prompt: Prompt, client: str, is_retry: bool) -> bool:
        """Tell whether a conversation starts with this request, and not a retry."""
        if contents(prompt.messages, "assistant"):
            return False
        digest = blake2b(repr((client, prompt.messages)).encode()).digest()
        if is_retry or digest in self._refused:
            self._refused.pop(digest, None)
            return False
        self._refused[digest] = None
        if len(self._refused) > MOST_REFUSED:
            self._refused.popitem(last=False)
        return True


def rate_limited(limit: str) -> ProviderError:
    """Return the refusal of too many requests, to be tried again in a second.

    Args:
        limit: The limit that was reached.
    """
    return ProviderError(
        429,
        f"Rate limit reached on {limit}. Please try again in 1s.",
        kind="requests",
        code="rate_limit_exceeded",
        headers={"retry-after": "1"},
    )


def _out_of_quota() -> ProviderError:
    return ProviderError(
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        kind="insufficient_quota",
        code="insufficient_quota",
        # To try again costs time and gains nothing: the client obeys this.
        headers={"x-should-retry": "false"},
    )


def _key_revoked() -> ProviderError:
    return ProviderError(
        401,
        "Incorrect API key provided: it has been revoked. (This model refuses "
        "every key.)",
        code="invalid_api_key",
    )


def _down() -> ProviderError:
    return ProviderError(
        503,
        "The engine is currently overloaded, please try again later.",
        kind="server_error",
    )
