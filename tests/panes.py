"""Opens a script as a browser does, alone or in a pane, and reads what it draws."""

import collections
import functools
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.common import TESTING_KEY
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.element_tree import Block, Element, FileUploader, Widget
from streamlit.testing.v1.util import patch_config_options

from lessons.live.error_details import DETAILS
from lessons.live.pane import SESSIONS

SCRIPTS = Path(__file__).parent / "live_scripts"
TIMEOUT = 20

PAGE = """
from pathlib import Path

import streamlit as st

from lessons.live import live_pane

st.title("The page")
st.text_input("Name", "the page's", key="name")
st.session_state.setdefault("messages", ["the page's"])
place = st.container()
shown = st.selectbox("Script", {scripts!r}, key="shown")
st.caption("The page's end")
st.json(st.session_state.messages)
st.json(st.query_params.to_dict())
with place:
    if shown:
        live_pane(Path(shown), runs_in=st.container() if {beside_code} else None)
"""

# Elements are told apart by identities that hash where they are; and a pane's
# chat input must not make the browser scroll the page to its end.
NOT_COMPARED = {"id", "isAutoPositionedAtBottom"}

ROOTS = {"main": [0], "sidebar": [1], "event": [2], "bottom": [3]}

# A pane does not tell where on the server a file is.
FOLDER = re.compile(r'File "[^"]*/(?=[^"/]+")')

Data = tuple[Any, ...]
Paths = dict[str, list[int]]


class OpenScript:
    """A script in a browser tab, by itself or in the pane of a page."""

    def __init__(self, app: AppTest, paths: Paths | None = None) -> None:
        self.app = app
        self._paths = paths or ROOTS

    def area(self, name: str) -> Block:
        """Return the root area of a name, or the container that stands for it."""
        block: Block = self.app._tree
        for index in self._paths[name]:
            block = block.children.get(index) or Block(None, block.root)
        return block

    @property
    def main(self) -> Block:
        return self.area("main")

    def drawn(self) -> dict[str, Data]:
        """Return all that the script draws, as data, by area and place."""
        return {name: _data(self.area(name))[2] for name in self._paths}

    def texts(self, area: str = "main") -> list[str]:
        """Return the Markdown of an area from top to bottom."""
        return [element.value for element in self.area(area).markdown]

    def __getitem__(self, key: str) -> Any:
        """Return the script's widget of a key."""
        for name in self._paths:
            for node in self.area(name):
                if isinstance(node, Widget) and node.key == key:
                    return node
        raise KeyError(key)

    def run(self, *fragments: str | int) -> None:
        """Run the script with what was entered; or fragments, if one holds the widget.

        Args:
            fragments: Their keys; or for one without, its number in order of calls.
        """
        if not fragments:
            self.app.run()
            return
        storage = self.app._fragment_storage
        queue: list[str] = []
        for fragment in fragments:
            if isinstance(fragment, str):
                queue += storage.resolve_target(fragment)
            else:
                queue.append(list(storage._fragments)[fragment])
        request = functools.partial(RerunData, fragment_id_queue=queue)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(local_script_runner, "RerunData", request)
            self.app.run()


class OpenPage(OpenScript):
    """A page with a pane; `shown` selects which script is in it, if any."""

    def __init__(self, *scripts: Path, beside_code: bool = False) -> None:
        choices = [*map(str, scripts), ""]
        page = PAGE.format(scripts=choices, beside_code=beside_code)
        app = open_page(page)
        super().__init__(app, _pane_paths(app._tree))

    def show(self, script: Path | None) -> None:
        self.app.selectbox(key="shown").set_value(str(script or "")).run()
        self._find_areas()

    def restart(self) -> None:
        pane = self.app.get_by_key("live_pane")
        restart = next(button for button in pane.button if button.label == "Restart")
        restart.click().run()
        self._find_areas()

    def _find_areas(self) -> None:
        # Another session's messages are in another container.
        self._paths = _pane_paths(self.app._tree) or self._paths

    def own(self) -> list[Data]:
        """Return what the page itself draws."""
        children = self.app._tree.main.children.values()
        return [_data(node) for node in children if not isinstance(node, Block)]


Step = Callable[[OpenScript], object]


def click(key: str, *fragments: str | int) -> Step:
    return enter(key, True, *fragments)


def enter(key: str, value: object, *fragments: str | int) -> Step:
    """Return a step that enters a value, on which the script or fragments rerun."""

    def step(script: OpenScript) -> None:
        script[key].set_value(value)
        script.run(*fragments)

    return step


def run(*fragments: str | int) -> Step:
    return lambda script: script.run(*fragments)


def open_page(source: str) -> AppTest:
    """Open a page that runs a script, in a pane or in full size."""
    app = AppTest.from_string(source, default_timeout=TIMEOUT)
    app._session_state = _SessionStates(app._session_state)
    return app.run()


def app_alone(script: Path) -> AppTest:
    """Return a script as where it was copied to, without this app's configuration."""
    app = AppTest.from_file(script, default_timeout=TIMEOUT)
    app._run = patch_config_options({DETAILS: "full"})(app._run)
    return app


def open_alone(script: Path) -> OpenScript:
    return OpenScript(app_alone(script).run())


def open_alike(script: str | Path, *steps: Step) -> OpenPage:
    """Open a script alone and in a pane, take steps in both, and compare each time.

    Args:
        script: Its file, or its name among this folder's.
        steps: What a user does.

    Returns:
        The page with the pane.
    """
    path = SCRIPTS / f"{script}.py" if isinstance(script, str) else script
    alone, page = open_alone(path), OpenPage(path)
    own = page.own()
    assert page.drawn() == alone.drawn()
    for step in steps:
        step(alone)
        step(page)
        assert page.drawn() == alone.drawn()
        # Where a fragment reran, it alone is drawn.
        assert page.own() in ([], own)
    return page


def write(folder: Path, source: str) -> Path:
    """Write a script's file."""
    script = folder / "script.py"
    script.write_text(inspect.cleandoc(source) + "\n")
    return script


class _SessionStates(SafeSessionState):
    """The values of all widgets in the browser, the page's and the script's."""

    def __init__(self, page: SafeSessionState) -> None:
        super().__init__(page._state, lambda: None)

    def __getitem__(self, key: str) -> Any:
        states = [self._state]
        if SESSIONS in self._state:
            states += [session.state for session in self._state[SESSIONS].values()]
        values = [state[key] for state in states if key in state]
        if key == TESTING_KEY:  # What each widget returned, by identity.
            return dict(collections.ChainMap(*values))
        return values[0] if values else self._state[key]


def _pane_paths(block: Block, path: tuple[int, ...] = ()) -> Paths | None:
    """Return where a page holds the areas of the script in its pane."""
    areas = {f"live_{name}": name for name in ROOTS}
    found: Paths = {}
    for index, node in block.children.items():
        if isinstance(node, Block) and node.key in areas:
            found[areas[node.key]] = [*path, index]
        elif isinstance(node, Block):
            found |= _pane_paths(node, (*path, index)) or {}
    return found or None


def _data(node: Element | Block) -> Data:
    proto = MessageToDict(node.proto) if node.proto is not None else {}
    content = _without_identities(proto)
    if isinstance(node, Block):
        return node.type, content, {n: _data(node[n]) for n in node.children}
    if isinstance(node, Widget) and not isinstance(node, FileUploader):
        try:
            return node.type, content, node.value
        except KeyError:  # The script deleted it.
            return node.type, content, "no value"
    return node.type, content


def _without_identities(content: Any) -> Any:
    if isinstance(content, dict):
        return {
            name: _without_identities(value)
            for name, value in content.items()
            if name not in NOT_COMPARED
        }
    if isinstance(content, list):
        return [_without_identities(value) for value in content]
    if isinstance(content, str):
        return FOLDER.sub('File "', content)
    return content
