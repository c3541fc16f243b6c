"""Works sums out: parsed and bounded, never evaluated as code."""

import ast
import math
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

# A float is a number that is only nearly right.
Number = Fraction | float

LONGEST_SUM = 100
LARGEST = 10**15
LARGEST_EXPONENT = 64
LARGEST_FACTORIAL = 17

TIMES = "\N{MULTIPLICATION SIGN}"
# What may stand before a sum, and after it.
LEAD = re.compile(
    r"(?:(?:please|hi|hey|hello|ok|okay|so|and|now)[\s,!.]+)*"
    r"(?:(?:can|could|would|will) you\s+(?:please\s+)?|i (?:want|need) to know\s+)?"
    r"(?:(?:tell me|calculate|compute|work out|solve|evaluate)\s+)?"
    r"(?:(?:what(?:['\u2019]?s| is| are| does| do| would)?"
    r"|how much (?:is|are|does|do|would))\s+)?"
)
TAIL = re.compile(
    r"(?:[\s?=.,]|(?<![\d)!])!"
    r"|\b(?:makes?|equals?|gives?|come to|be|is|please|for me)\b)*$"
)
WORDS = {
    "to the power of": "**",
    "multiplied by": "*",
    "divided by": "/",
    "plus": "+",
    "minus": "-",
    "modulo": "%",
    "mod": "%",
    "times": "*",
    TIMES: "*",
    "\N{MIDDLE DOT}": "*",
    "\N{DIVISION SIGN}": "/",
    "\N{MINUS SIGN}": "-",
    "^": "**",
}
NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty
    """.split()  # noqa: SIM905, a list of words reads better in lines
NUMBER = re.compile(rf"\b(?:{'|'.join(NUMBERS)})\b")
# "The sum of 3, 4 and 5".
LIST_OF = re.compile(r"(?:the )?(sum|product) of (\d+(?:(?:, ?| and |, and )\d+)+)")
LIST_SIGNS = {"sum": " + ", "product": " * "}
SUM = re.compile(r"[\d\s.+\-*/%()!]*\d[\d\s.+\-*/%()!]*")
PERCENT_OF = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent)\s+of\s+(\d+(?:\.\d+)?)")
FACTORIAL = re.compile(r"(\d+)!(?!\d)")
# Numbers of other kinds: dates, and those of telephones, cards and books.
DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?([-/])\d\d?\1(?:\d\d|\d{4})"
)
TELEPHONE = re.compile(r"\d{3}-\d{4}|(?=(?:-?\d){9})\d+(?:-\d+){2,}")
OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


class NotASumError(ValueError):
    """What looked like a sum is none."""


class TooLargeError(ValueError):
    """A number has become larger than the practice model cares for."""


class NoRootError(ValueError):
    """A negative number has no such root."""


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
        tree = ast.parse(FACTORIAL.sub(r"factorial(\1)", text), mode="eval").body
        if not isinstance(tree, ast.BinOp | ast.Call):
            return None
        result = _value(tree)
    except ZeroDivisionError:
        return "Nothing can be divided by zero."
    except TooLargeError:
        return "That number is too large for me."
    except NoRootError:
        return "A negative number has no such root."
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return _as_sentence(text, result)


def _as_sum(message: str) -> str | None:
    """Return the sum in Python's notation, if the message is nothing else."""
    if len(message) > LONGEST_SUM:
        return None
    text = TAIL.sub("", LEAD.sub("", message.strip().lower(), count=1), count=1)
    if DATE.fullmatch(text) or TELEPHONE.fullmatch(text):
        return None
    text = NUMBER.sub(lambda found: str(NUMBERS.index(found[0])), text)
    if listed := LIST_OF.fullmatch(text):
        text = LIST_SIGNS[listed[1]].join(re.findall(r"\d+", listed[2]))
    for word, sign in WORDS.items():
        text = text.replace(word, sign)
    is_all = PERCENT_OF.fullmatch(text)
    text = PERCENT_OF.sub(r"\1 / 100 * \2" if is_all else r"(\1 / 100 * \2)", text)
    text = re.sub(r"(?<=\d)\s*x\s*(?=\d)", " * ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return " ".join(text.split()) if SUM.fullmatch(text) else None


def _value(node: ast.expr) -> Number:
    value: Number
    if isinstance(node, ast.Constant):
        value = Fraction(str(node.value))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = -_value(node.operand)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        value = _factorial(_value(node.args[0]))
    elif isinstance(node, ast.BinOp):
        left, right = _value(node.left), _value(node.right)
        if isinstance(node.op, ast.Pow):
            value = _power(left, right)
        else:
            value = Fraction(1) * OPERATORS[type(node.op)](left, right)
    else:
        raise NotASumError
    size = value.denominator if isinstance(value, Fraction) else 1
    if max(abs(value), size) > LARGEST:
        raise TooLargeError
    return value


def _factorial(number: Number) -> Fraction:
    if number > LARGEST_FACTORIAL:
        raise TooLargeError
    return Fraction(math.factorial(int(number)))


def _power(base: Number, exponent: Number) -> Number:
    if abs(exponent) > LARGEST_EXPONENT:
        raise TooLargeError
    try:
        if exponent == int(exponent):
            return base ** int(exponent)
        if base < 0:
            raise NoRootError
        root = _exact_root(base, exponent)
        return float(base) ** float(exponent) if root is None else root
    except OverflowError as error:
        raise TooLargeError from error


def _exact_root(base: Number, exponent: Number) -> Fraction | None:
    """Return a power that is a whole number, such as 9^0.5, if it is one."""
    if isinstance(base, float) or isinstance(exponent, float):
        return None
    root = Fraction(round(float(base) ** float(exponent)))
    steps = exponent.denominator
    is_root = steps <= LARGEST_EXPONENT and root**steps == base**exponent.numerator
    return root if is_root else None


def _as_sentence(text: str, result: Number) -> str:
    shown = text.replace("**", "^").replace("*", TIMES)
    if isinstance(result, Fraction) and result.denominator == 1:
        return f"{shown} = {result.numerator}."
    digits = f"{float(result):.10g}"
    is_exact = isinstance(result, Fraction) and Fraction(digits) == result
    return f"{shown} {'=' if is_exact else '≈'} {digits}."
