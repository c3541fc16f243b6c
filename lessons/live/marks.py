"""Compiles a snippet with a mark before each of its statements."""

import ast
import builtins
import functools
import re
import tokenize
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from lessons.live.streamlit_internals import magic

MARK = "__mark_line__"
# What Python raises for a text that it cannot read: also one that holds a NUL, declares
# an encoding that is none of text, or is nested too deeply.
UNREADABLE = (SyntaxError, ValueError, LookupError, RecursionError, MemoryError)
DECLARES_ENCODING = re.compile(rb"[ \t\f]*#.*?coding[:=]")
HAS_NUL = "source code cannot contain null bytes"
HAS_DOCSTRING = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def compile_with_marks(path: Path) -> CodeType:
    """Compile a script as Streamlit does, its magic included, and mark its lines.

    Args:
        path: The script's file. Tracebacks and `inspect` see this same file.

    Returns:
        Code that calls `MARK(line)` before each statement. Run it with the
        builtins that `builtins_with_mark` makes, so that the name stays out of
        the script's own globals.

    Raises:
        SyntaxError: The file is not Python, with the position of the fault.
        UnicodeDecodeError: The file is not UTF-8, nor what it declares to be.
        RecursionError, MemoryError: It is nested too deeply.
    """
    tree = magic.add_magic(_text(path), str(path))
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                setattr(node, field, _marked(statements, owner=node))
        if isinstance(node, ast.ExceptHandler):
            _mark_handler(node)
    return compile(tree, str(path), "exec", dont_inherit=True)


def _text(path: Path) -> str:
    """Return a script's text; Python itself says of no fault in that where it is.

    Raises:
        SyntaxError: It declares no encoding of text, or holds a NUL.
        UnicodeDecodeError: It is not UTF-8, nor what it declares to be.
    """
    try:
        with tokenize.open(path) as file:
            text = file.read()
    except (SyntaxError, LookupError) as error:
        _, *second = path.read_bytes().split(b"\n")[:2]
        line = 2 if any(map(DECLARES_ENCODING.match, second)) else 1
        raise SyntaxError(str(error), (str(path), line, None, None)) from None
    before, is_broken, _ = text.partition("\0")
    if is_broken:
        line = before.count("\n") + 1
        raise SyntaxError(HAS_NUL, (str(path), line, None, None))
    return text


def statement_lines(path: Path) -> dict[int, range]:
    """Return the lines of each statement of a script, by the line that marks it.

    Of a compound statement these are the lines of its head. Each `except` counts as
    a statement. A script that is not Python has none.
    """
    return _statement_lines(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=256)
def _statement_lines(path: Path, _modified: int) -> dict[int, range]:
    try:
        with tokenize.open(path) as file:
            tree = ast.parse(file.read())
    except UNREADABLE:
        return {}
    owners = [node for node in ast.walk(tree) if hasattr(node, "body")]
    lines: dict[int, range] = {}
    for owner in owners:
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(owner, field, None)
            for index, statement in enumerate(
                statements if isinstance(statements, list) else ()
            ):
                if not _is_unmarked(index, statement, owner):
                    first = _first_line(statement)
                    lines[first] = range(first, _last_line(statement) + 1)
        if isinstance(owner, ast.ExceptHandler):
            last = owner.type.end_lineno if owner.type else None
            lines[owner.lineno] = range(owner.lineno, (last or owner.lineno) + 1)
    return lines


def function_at(path: Path, line: int) -> str:
    """Return the name of the innermost function of a script in which a line stands.

    Args:
        path: The script's file. If Python cannot read it, there is no name.
        line: The line. In no function, there is none either.
    """
    try:
        with tokenize.open(path) as file:
            tree = ast.parse(file.read())
    except UNREADABLE:
        return ""
    functions = [
        (node.lineno, node.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return max(functions)[1] if functions else ""


def syntax_fault(path: Path) -> int:
    """Return the line at which Python cannot read a script, or 0 if it can."""
    return _syntax_fault(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=256)
def _syntax_fault(path: Path, _modified: int) -> int:
    try:
        compile_with_marks(path)
    except UNREADABLE as error:
        return getattr(error, "lineno", None) or 1
    return 0


def _first_line(statement: ast.stmt | ast.ExceptHandler) -> int:
    # A decorated function begins, for a reader, at its first decorator.
    decorators = getattr(statement, "decorator_list", None)
    return decorators[0].lineno if decorators else statement.lineno


def _last_line(statement: ast.stmt) -> int:
    if not hasattr(statement, "body") and not hasattr(statement, "cases"):
        return statement.end_lineno or statement.lineno
    heads = [
        child.end_lineno or child.lineno
        for child in ast.iter_child_nodes(statement)
        if isinstance(child, ast.expr | ast.arg)
    ]
    return max([statement.lineno, *heads])


def builtins_with_mark(mark: Callable[[int], None]) -> dict[str, object]:
    """Return the builtins for a marked script, in which `mark` answers each mark."""
    return vars(builtins) | {MARK: mark}


def _marked(statements: list[ast.stmt], owner: ast.AST) -> list[ast.stmt]:
    marked: list[ast.stmt] = []
    for index, statement in enumerate(statements):
        if not _is_unmarked(index, statement, owner):
            marked.append(_mark_for(statement))
        marked.append(statement)
    return marked


def _mark_handler(handler: ast.ExceptHandler) -> None:
    """Mark an `except` where Python looks at it: whether or not it is taken."""
    mark = _mark_for(handler)
    if handler.type:
        kinds = ast.BoolOp(ast.Or(), [mark.value, handler.type])
        handler.type = ast.copy_location(kinds, handler.type)
    else:
        handler.body.insert(0, mark)


def _is_unmarked(index: int, statement: ast.stmt, owner: ast.AST) -> bool:
    """Tell statements before which a mark cannot stand."""
    is_docstring = index == 0 and _is_docstring(statement, owner)
    return is_docstring or _is_special_import(statement)


def _is_special_import(statement: ast.stmt) -> bool:
    """Tell `from __future__` imports, which come first, and the one magic adds."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    return (
        isinstance(statement, ast.Import)
        and statement.names[0].asname == magic.MAGIC_MODULE_NAME
    )


def _is_docstring(statement: ast.stmt, owner: ast.AST) -> bool:
    return (
        isinstance(owner, HAS_DOCSTRING)
        and isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _mark_for(statement: ast.stmt | ast.ExceptHandler) -> ast.Expr:
    line = ast.Constant(_first_line(statement))
    call = ast.Call(ast.Name(MARK, ast.Load()), [line], [])
    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), statement))
