"""Says in OpenAI's words what is wrong with the JSON of a request.

Pydantic finds the mistake, OpenAI's wording tells of it.
"""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lessons.practice.api.errors import ProviderError, shortened

EXPECTED = {
    "bool_type": "a boolean",
    "dict_type": "an object",
    "float_type": "a decimal",
    "int_type": "an integer",
    "list_type": "an array",
    "model_type": "an object",
    "string_type": "a string",
}
GOT = {
    type(None): "null",
    bool: "a boolean",
    dict: "an object",
    float: "a decimal",
    int: "an integer",
    list: "an array",
    str: "a string",
}
# Names of a union's members start with it: they are no part of a parameter's path.
UNION_MARK = "<"


def explain(error: ValidationError) -> ProviderError:
    """Return the first mistake of a request as OpenAI's error.

    Args:
        error: What Pydantic found in the request.

    Returns:
        An error with the status 400, its code and parameter. The wording follows
        what api.openai.com answers with.
    """
    found = error.errors(include_url=False)[0]
    param = _path(found["loc"])
    if found["type"] == "missing_text":
        param = f"{param}.text"
    code, message = _code_and_message(found, param)
    return ProviderError(400, message, code=code, param=param)


def invalid_type(param: str, expected: str, value: Any) -> tuple[str, str]:
    """Return code and message for a value of the wrong JSON type."""
    got = GOT[type(value)]
    return (
        "invalid_type",
        f"Invalid type for '{param}': expected {expected}, but got {got} instead.",
    )


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif not part.startswith(UNION_MARK):
            path += f".{shortened(part)}" if path else shortened(part)
    return path


def _code_and_message(found: ErrorDetails, param: str) -> tuple[str, str]:
    kind, value, context = found["type"], found["input"], found.get("ctx", {})
    if kind in ("missing", "missing_text"):
        return "missing_required_parameter", f"Missing required parameter: '{param}'."
    if kind == "extra_forbidden":
        return "unknown_parameter", f"Unknown parameter: '{param}'."
    if kind in EXPECTED:
        return invalid_type(param, EXPECTED[kind], value)
    if kind == "wrong_type":
        return invalid_type(param, found["msg"], value)
    if kind == "unsupported_value":
        return kind, found["msg"]
    if kind == "literal_error":
        return _wrong_choice(param, value, context["expected"])
    return _out_of_bounds(kind, param, value, context)


def _wrong_choice(param: str, value: Any, choices: str) -> tuple[str, str]:
    if not isinstance(value, str):
        return invalid_type(param, f"one of {choices}", value)
    return (
        "invalid_value",
        f"Invalid value: '{shortened(value)}'. Supported values are: {choices}.",
    )


def _out_of_bounds(
    kind: str, param: str, value: Any, context: dict[str, Any]
) -> tuple[str, str]:
    number = "integer" if isinstance(value, int) else "decimal"
    shown = shortened(str(value))
    if kind == "greater_than_equal":
        return f"{number}_below_min_value", (
            f"Invalid '{param}': {number} below minimum value. "
            f"Expected a value >= {context['ge']}, but got {shown} instead."
        )
    if kind == "less_than_equal":
        return f"{number}_above_max_value", (
            f"Invalid '{param}': {number} above maximum value. "
            f"Expected a value <= {context['le']}, but got {shown} instead."
        )
    if kind == "too_short":
        return "empty_array", (
            f"Invalid '{param}': empty array. Expected an array with minimum length "
            f"{context['min_length']}, but got an empty array instead."
        )
    if kind == "too_long":
        return "array_above_max_length", (
            f"Invalid '{param}': array too long. Expected an array with maximum "
            f"length {context['max_length']}, but got an array with length "
            f"{context['actual_length']} instead."
        )
    return "invalid_value", f"Invalid value for '{param}'."
