"""The house has floors: a file imports from its own and those below, never from above.

Streamlit's private names come in by two doors, and `requirements.txt` names all that
comes from outside.
"""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From the top. What stands on none is told so by the test: find it a floor.
FLOORS = (
    ("Home",),
    ("pages",),
    (
        "lessons.__main__",
        "lessons.server",
        "lessons.warm_up",
        "lessons.content_security_policy",
        "lessons.hidden_folder",
        "lessons.index_page",
        "lessons.llms_txt",
        "lessons.refused_requests",
        "lessons.sitemap",
        "lessons.static_files",
    ),
    ("lessons.page", "lessons.alone"),
    ("lessons.way_to_code",),
    ("lessons.recap", "lessons.ways"),
    ("lessons.shown_script", "lessons.page_address"),
    (
        "lessons.all_steps",
        "lessons.beginning",
        "lessons.columns",
        "lessons.hunt",
        "lessons.page_manners",
        "lessons.prediction",
        "lessons.recall",
        "lessons.presentation",
        "lessons.search_box",
    ),
    ("lessons.provider",),
    ("lessons.question_card",),
    ("lessons.exercises",),
    ("lessons.practice",),
    ("lessons.search", "lessons.page_head", "lessons.editing"),
    ("lessons.code_panel",),
    ("lessons.progress", "lessons.sentences"),
    ("lessons.lesson_zip",),
    (
        "lessons.lesson",
        "lessons.lesson_fields",
        "lessons.page_fields",
        "lessons.content_folder",
        "lessons.exercise_fields",
        "lessons.question_fields",
        "lessons.front_matter",
    ),
    (
        "lessons.address",
        "lessons.minutes",
        "lessons.plain_text",
        "lessons.snippet_files",
        "lessons.wording",
    ),
    ("lessons.content",),
    ("lessons.live",),
)
PLACES = {place: floor for floor, places in enumerate(FLOORS) for place in places}
# These are for others to lift out, and import nothing of ours but themselves.
ALONE = ("lessons.content", "lessons.live")
PUBLIC = (
    "streamlit",
    "streamlit.delta_generator",
    "streamlit.errors",
    "streamlit.testing.v1",
)
# The second is started alone, and can import nothing of ours.
DOORS = {"lessons.live.streamlit_internals", "lessons.exercises.driver"}


def python_files() -> dict[str, Path]:
    """Return the product's files by their modules' names."""
    files = [ROOT / "Home.py", *ROOT.glob("pages/*.py"), *ROOT.glob("lessons/**/*.py")]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in files
    }


FILES = python_files()


def nodes(path: Path) -> Iterator[ast.AST]:
    """Return all that stands in a file; nothing for a lesson's that is not Python."""
    try:
        yield from ast.walk(ast.parse(path.read_text("utf-8")))
    except SyntaxError:
        assert "content" in path.parts, f"{path} is not Python"


def imports(path: Path) -> Iterator[str]:
    """Name all that a file imports, `import`s within functions included."""
    for node in nodes(path):
        match node:
            case ast.Import():
                yield from (name.name for name in node.names)
            case ast.ImportFrom(level=0, module=str(module)):
                yield from (_imported(module, name.name) for name in node.names)
            case ast.ImportFrom():
                pytest.fail(f"{path}, line {node.lineno}: name the module in full")


def _imported(module: str, name: str) -> str:
    """Return the module that `from module import name` imports, if it is known."""
    is_module = module in ("lessons", "streamlit") or f"{module}.{name}" in FILES
    return f"{module}.{name}" if is_module else module


def place_of(module: str) -> str | None:
    """Return the part of the house in which a module of ours is, if it is in one."""
    parts = module.split(".")
    names = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in names if name in PLACES), None)


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in ("Home", "pages", "lessons")


def wrong_arrows(module: str, path: Path) -> list[str]:
    """Say of each import that leads where it may not, from where to where."""
    place = place_of(module)
    wrong = []
    for imported in filter(is_ours, imports(path)):
        there = place_of(imported)
        assert there, f"{imported} is on no floor of the house"
        is_up = PLACES[there] < PLACES[place]
        if is_up or (place in ALONE and there != place):
            wrong.append(f"{module} imports {imported}")
    return wrong


def test_arrows_run_down_only() -> None:
    files = {module: path for module, path in FILES.items() if module != "lessons"}
    homeless = [module for module in files if not place_of(module)]
    assert homeless == [], "find each of these a floor of the house"
    assert [arrow for file in files.items() for arrow in wrong_arrows(*file)] == []


def test_private_names_of_streamlit_come_in_by_two_doors() -> None:
    private = [
        f"{module} imports {imported}"
        for module, path in FILES.items()
        if module not in DOORS and place_of(module) != "lessons.content"
        for imported in imports(path)
        if imported.startswith("streamlit.") and imported not in PUBLIC
    ]
    attributes = [
        f"{module}, line {node.lineno}: {ast.unparse(node)}"
        for module, path in FILES.items()
        if module not in DOORS
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and is_private(node)
    ]
    assert private + attributes == []


def is_private(node: ast.Attribute) -> bool:
    """Tell whether it is an attribute that only its owner should name."""
    is_own = ast.unparse(node.value) in ("self", "cls")
    is_openais = ast.unparse(node).startswith("openai.")  # The client's, not ours.
    is_hidden = node.attr.startswith("_") and not node.attr.startswith("__")
    is_named_tuples = node.attr == "_replace"
    return is_hidden and not (is_own or is_openais or is_named_tuples)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("lessons.live.pane", "from lessons.provider import failure"),
        ("lessons.live.pane", "from lessons import wording"),
        ("lessons.content.echo_bot.echo_bot", "import lessons.live"),
        ("lessons.practice.api.app", "def late():\n    import lessons.page"),
        ("pages.welcome", "import Home"),
    ],
)
def test_an_arrow_that_runs_up_is_found(module: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "changed.py"
    path.write_text(f"{FILES[module].read_text('utf-8')}\n{line}\n", "utf-8")
    assert len(wrong_arrows(module, path)) == 1


def test_requirements_name_what_the_product_imports_pin_it_and_say_why() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pins = [re.fullmatch(r"([\w-]+)==[\d.]+ +# \w.+", line) for line in lines]
    assert all(pins), "write each line as: name==version # why"
    imported = {
        name.partition(".")[0] for path in FILES.values() for name in imports(path)
    }
    packages_of = packages_distributions()
    outside = imported - sys.stdlib_module_names - {"lessons"}
    needed = {packages_of[module][0] for module in outside}
    assert {pin[1] for pin in pins if pin} == needed | {"pytest"}
