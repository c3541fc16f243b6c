"""Errors as OpenAI answers with them.

https://platform.openai.com/docs/guides/error-codes/api-errors
"""

from collections.abc import Mapping

from openai.types.shared import ErrorObject
from starlette.responses import JSONResponse, Response

INVALID_REQUEST = "invalid_request_error"
LONGEST_REPEATED = 80


class ProviderError(Exception):
    """What a provider answers with in place of an answer.

    Attributes:
        status: The HTTP status, from which the client chooses its exception.
        message: What went wrong, for the developer.
        kind: The error's `type`.
        code: A short name for programs, if there is one.
        param: The parameter that is wrong, such as `messages[0].role`.
        headers: Further headers, such as `retry-after`.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str = INVALID_REQUEST,
        code: str | None = None,
        param: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.kind = kind
        self.code = code
        self.param = param
        self.headers = headers

    def response(self) -> Response:
        """Return the error as the HTTP response that the client reads."""
        error = ErrorObject.model_validate(
            {
                "message": self.message,
                "type": self.kind,
                "param": self.param,
                "code": self.code,
            },
            strict=True,
            extra="forbid",
        )
        return JSONResponse(
            {"error": error.to_dict()},
            status_code=self.status,
            headers=dict(self.headers or {}),
        )


def shortened(text: str) -> str:
    """Return as much of a request's own words as an error repeats."""
    if len(text) <= LONGEST_REPEATED:
        return text
    return f"{text[:LONGEST_REPEATED]}..."


def unsupported(param: str, what: str) -> ProviderError:
    """Return the refusal of a parameter whose feature the practice model lacks.

    Args:
        param: The parameter, such as `tools`.
        what: What the model cannot do: "call tools".
    """
    return ProviderError(
        400,
        f"Unsupported parameter: '{param}' is not supported with this model. "
        f"The practice model cannot {what} yet.",
        code="unsupported_parameter",
        param=param,
    )


def no_such_url(method: str, path: str) -> ProviderError:
    """Return the refusal of an address at which nothing is served."""
    return ProviderError(404, f"Invalid URL ({shortened(method)} {shortened(path)})")


def wrong_method(method: str, path: str) -> ProviderError:
    """Return the refusal of a method that an address does not take."""
    return ProviderError(
        405,
        f"Not allowed to {shortened(method)} on {shortened(path)}. "
        "(HINT: Perhaps you meant to use a different HTTP method?)",
    )


def own_mistake() -> ProviderError:
    """Return what to say when the provider itself is broken."""
    return ProviderError(
        500,
        "The server had an error while processing your request. Sorry about that!",
        kind="server_error",
    )
