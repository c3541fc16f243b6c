"""Works sums out: parsed and bounded, never evaluated as code."""

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

LONGEST_SUM = 100
LARGEST = 10**15
LARGEST_EXPONENT = 64

TIMES = "\N{MULTIPLICATION SIGN}"
LEAD = re.compile(
    r"(?:please )?(?:what(?:['\u2019]s| is| are)|how much is|calculate|compute"
    r"|work out|solve)\s+",
    re.IGNORECASE,
)
WORDS = {
    "multiplied by": "*",
    "divided by": "/",
    "plus": "+",
    "minus": "-",
    "times": "*",
    TIMES: "*",
    "\N{MIDDLE DOT}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{MINUS SIGN}": "-",
    "^": "**",
}
SUM = re.compile(r"[\d\s.+\-*/%()]*\d[\d\s.+\-*/%()]*")
PERCENT_OF = re.compile(r"(?<=\d)\s*(?:%|percent)\s+of\s+(?=\d)")
OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Mod: operator.mod,
}


class NotASumError(ValueError):
    """What looked like a sum is none."""


class TooLargeError(ValueError):
    """A number has become larger than the practice model cares for."""


def work_out(message: str) -> str | None:
    """Work out the sum that a message holds.

    Args:
        message: What the user said, such as "What is 2 + 3 * 4?".

    Returns:
        A sentence with the result, or with the reason why there is none; None if
        the message is not a sum.
    """
    text = _as_sum(message)
    if text is None:
        return None
    try:
        tree = ast.parse(text, mode="eval").body
        if not isinstance(tree, ast.BinOp):
            return None
        result = _value(tree)
    except ZeroDivisionError:
        return "Nothing can be divided by zero."
    except TooLargeError:
        return "That number is too large for me."
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return _as_sentence(text, result)


def _as_sum(message: str) -> str | None:
    """Return the sum in Python's notation, if the message is nothing else."""
    if len(message) > LONGEST_SUM:
        return None
    text = LEAD.sub("", message.strip().lower(), count=1).rstrip(" ?=.!")
    for word, sign in WORDS.items():
        text = text.replace(word, sign)
    text = PERCENT_OF.sub(" / 100 * ", text)
    text = re.sub(r"(?<=\d)\s*x\s*(?=\d)", " * ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return " ".join(text.split()) if SUM.fullmatch(text) else None


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant):
        value = Fraction(str(node.value))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = -_value(node.operand)
    elif isinstance(node, ast.BinOp):
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow):
            value = _power(left, right)
        else:
            value = OPERATORS[type(node.op)](left, right)
    else:
        raise NotASumError
    if max(abs(value.numerator), value.denominator) > LARGEST:
        raise TooLargeError
    return value


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > LARGEST_EXPONENT:
        raise TooLargeError
    return base ** int(exponent)


def _as_sentence(text: str, result: Fraction) -> str:
    shown = text.replace("**", "^").replace("*", TIMES)
    if result.denominator == 1:
        return f"{shown} = {result.numerator}."
    digits = f"{float(result):.10g}"
    sign = "=" if Fraction(digits) == result else "≈"
    return f"{shown} {sign} {digits}."
