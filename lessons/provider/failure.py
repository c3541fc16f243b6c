"""Says in the page's language why no whole answer came, and what to do."""

import json
import re
import traceback

import httpx2
import openai

from lessons.live.hidden import hidden
from lessons.plain_text import plain
from lessons.practice.api.models import BUSY, PRACTICE
from lessons.provider import errand, wording
from lessons.provider.provider import Provider, UnusableProviderError
from lessons.provider.transport import REACHED_LIMIT

# Behaviours under which the same message gets an answer, sent once more.
ANSWERS_IN_THE_END = (PRACTICE, BUSY)


def explain(failure: BaseException, provider: Provider) -> str | None:
    """Say why no whole answer came and what to do, if it was the provider that failed.

    Args:
        failure: What was raised: by a script, or while the models were asked for.
        provider: Who was asked.

    Returns:
        Markdown of a sentence or two, or None if it is no failure of a provider.

    https://platform.openai.com/docs/guides/error-codes
    """
    kinds = openai.OpenAIError | httpx2.InvalidURL | UnicodeError | json.JSONDecodeError
    if not isinstance(failure, kinds):
        return None
    if provider.fault:
        return provider.fault
    reason = _reason(failure, provider) or ""
    if reason and provider.is_practice and provider.model not in ANSWERS_IN_THE_END:
        return wording.ON_PURPOSE.format(reason=reason, model=plain(provider.model))
    return reason or None


def advice_on(response: httpx2.Response) -> str:
    """Say why a response brings no answer and what to do, if the client may not say it.

    A script may catch what the client raises. And of a web page with the status 200
    the client makes a text, or a stream of nothing.

    Returns:
        Markdown of a sentence or two, or nothing.
    """
    if said := response.extensions.get(REACHED_LIMIT):
        return wording.LIMIT_REACHED.format(said=said)
    kind = response.headers.get("content-type", "")
    is_web_page = response.is_success and kind.startswith("text/html")
    return wording.NOT_THE_API if is_web_page else ""


def _reason(failure: BaseException, provider: Provider) -> str | None:
    match failure:
        case openai.APIStatusError(type=errand.NOT_OFFERED):
            return wording.NOT_OFFERED
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            if _is_servers_key(failure, provider):
                return f"{wording.SERVERS_KEY_REFUSED} {wording.WHO_CAN_MEND_IT}"
            return wording.KEY_REFUSED
        case openai.RateLimitError(code="insufficient_quota"):
            if _is_servers_key(failure, provider):
                return f"{wording.SERVER_HAS_NO_CREDIT} {wording.WHO_CAN_MEND_IT}"
            return wording.NO_CREDIT
        case openai.RateLimitError():
            return wording.BUSY
        case openai.APIStatusError(code="model_not_found"):
            return wording.NO_SUCH_MODEL
        case openai.NotFoundError(code=None) if where := _nothing_there(failure):
            return where
        case openai.APITimeoutError():
            return wording.TOO_SLOW
        case openai.APIConnectionError():
            return wording.NO_CONNECTION
        case openai.InternalServerError():
            return wording.ITS_FAULT
        case UnusableProviderError():
            return str(failure)
        case openai.OpenAIError():
            # OpenAI hides the key in its errors; other providers may not.
            said = plain(hidden(str(failure), provider.keys))
            return wording.NOT_TAKEN.format(said=said)
        case json.JSONDecodeError() | UnicodeDecodeError() if _is_read(failure):
            return wording.CANNOT_BE_READ
    return None


def _is_servers_key(failure: openai.APIStatusError, provider: Provider) -> bool:
    """Tell whether it was asked with the server's key, and no other in the script."""
    asked_with = failure.request.headers.get("authorization")
    return bool(provider.servers_key) and asked_with == f"Bearer {provider.api_key}"


def _nothing_there(failure: openai.NotFoundError) -> str | None:
    """Say what is wrong with an address at which nothing answers, if that is known."""
    path = failure.request.url.path
    # Some put more after the version, such as "v1beta".
    if not re.search(r"/v\d", path):
        return wording.NOTHING_THERE
    if path.endswith("/responses"):
        return wording.NO_RESPONSES
    return None


def _is_read(failure: BaseException) -> bool:
    """Tell whether the client failed to read, and not the script by itself."""
    frames = traceback.walk_tb(failure.__traceback__)
    modules = (frame.f_globals.get("__name__", "") for frame, _ in frames)
    return any(module.partition(".")[0] == openai.__name__ for module in modules)
