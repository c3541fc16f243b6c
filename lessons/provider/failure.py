"""Says in the page's language why no answer came, and what to do."""

import httpx2
import openai

from lessons.live.hidden import hidden
from lessons.practice.models import BUSY, PRACTICE
from lessons.provider import budget, errand
from lessons.provider.provider import Provider

# Behaviours under which the same message gets an answer, sent once more.
ANSWERS_IN_THE_END = (PRACTICE, BUSY)
LONGEST_QUOTE = 300


def explain(failure: BaseException, provider: Provider) -> str | None:
    """Say why no answer came and what to do, if it was the provider that failed.

    Args:
        failure: What was raised: by a script, or while the models were asked for.
        provider: Who was asked.

    Returns:
        Markdown of a sentence or two, or None if it is no failure of a provider.

    https://platform.openai.com/docs/guides/error-codes
    """
    if not isinstance(failure, openai.OpenAIError | httpx2.InvalidURL | UnicodeError):
        return None
    if provider.fault:
        return provider.fault
    reason = _reason(failure, provider) or ""
    if reason and provider.is_practice and provider.model not in ANSWERS_IN_THE_END:
        return (
            f"{reason} `{provider.model}` does this on purpose: choose another "
            "behaviour under *Who answers*."
        )
    return reason or None


def _reason(failure: BaseException, provider: Provider) -> str | None:
    match failure:
        case openai.APIStatusError(code=budget.LIMIT_REACHED, body={"message": said}):
            return f"{said} Choose who does under *Who answers*."
        case openai.APIStatusError(type=errand.NOT_OFFERED):
            return "This server offers no such model. Choose one under *Who answers*."
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return "The provider refused the key. Check it, or use another."
        case openai.RateLimitError(code="insufficient_quota"):
            return (
                "The key's credit is used up. Add to it at the provider, or let the "
                "practice model answer."
            )
        case openai.RateLimitError():
            return "The provider is busy. Wait a moment, then send your message again."
        case openai.NotFoundError():
            return "The provider has no such model. Choose one under *Who answers*."
        case openai.APITimeoutError():
            return "The provider took too long. Send your message again."
        case openai.APIConnectionError():
            return "The connection failed. Check the network, then send it again."
        case openai.InternalServerError():
            return "The provider has a fault of its own. Try again later."
        case openai.OpenAIError():
            # OpenAI hides the key in its errors; other providers may not.
            said = hidden(str(failure), provider.keys)[:LONGEST_QUOTE]
            return f"The provider did not take the request: {said}"
    return None
