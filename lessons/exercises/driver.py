"""Does in scripts what a person would do, and tells what is then on the screen.

It is started as a script, in a process of its own, and imports nothing of ours: what
it drives finds Streamlit and openai there, and nothing else. It judges nothing: whoever
started it compares what it tells. So a script has no verdict to forge here; it could
only tell what a right one would show, and would have to do the task for that.
"""

import importlib.metadata
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.element_tree import ElementTree
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

Screen = dict[str, Any]
# Where an element is: its container's index, then its own in each block.
Place = tuple[int, ...]
# Longer than a check: who started this ends it.
TIMEOUT_SECONDS = 600
# What AppTest waits between two looks at a run, and the longest that a script sleeps.
LONGEST_SLEEP = 0.001
LONGEST_TEXT, MOST_PARTS = 2_000, 300
MODEL = "OPENAI_MODEL"
# How often a text grows, at least, that comes piece by piece.
GROWTHS = 2
# Elements whose text is read; of others it is told that they are there.
TEXTS = {
    *("markdown", "text", "code", "caption", "title", "header", "subheader", "latex"),
    *("info", "success", "warning", "error", "json", "html"),
}


def main() -> None:
    """Read a job from the file that is named, and print a line of JSON for each run.

    A line says which program it is, in which of the talks, and what is on the screen.
    """
    file = Path(sys.argv[1])
    job = json.loads(file.read_text("utf-8"))
    file.unlink()
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):  # What a script prints is none of what is told.
        os.dup2(nowhere, number)
    sleep, found = time.sleep, _known_packages()
    time.sleep = lambda seconds: sleep(min(float(seconds), LONGEST_SLEEP))
    # Else each AppTest reads anew what all that is installed says of its components.
    importlib.metadata.distributions = lambda **_: found
    for number, program in enumerate(job["programs"]):
        for talk, deeds in enumerate(job["talks"]):
            secrets = dict(job["secrets"])
            if secrets:  # The practice model tells programs apart by their keys.
                secrets["OPENAI_API_KEY"] += f"-{number}-{talk}"
            for screen in screens(Path(program), deeds, secrets):
                told.write(f"{json.dumps([number, talk, screen])}\n")
                told.flush()


def screens(
    script: Path, deeds: list[str], secrets: dict[str, str]
) -> Iterator[Screen]:
    """Open a script's app, do what a person does, and yield each screen.

    Args:
        script: The script.
        deeds: What to do, as `lessons/exercise_fields.py` describes it.
        secrets: What it finds in `st.secrets`.
    """
    try:
        # AppTest shows nothing of a script that Python cannot read.
        compile(script.read_bytes(), script.name, "exec")
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        kind, said = type(error).__name__, getattr(error, "msg", str(error))
        for _ in range(1 + sum(_begins_a_run(deed) for deed in deeds)):
            yield {"errors": [[kind, said, line]]}
        return
    # What a script asks once, when it is opened, is to be as the first deed says.
    while deeds and not _begins_a_run(deeds[0]):
        secrets = {**secrets, MODEL: _model(deeds[0])}
        deeds = deeds[1:]
    app = _opened(script, secrets)
    yield _screen(app, script)
    for deed in deeds:
        verb, _, what = deed.partition(" ")
        missing = ""
        if verb == "let":
            app.secrets[MODEL] = _model(deed)
            continue
        if verb == "restart":
            app = _opened(script, dict(app.secrets))
        elif verb == "send":
            missing = _send(app, what)
        else:
            missing = _press(app, what)
        yield {**_screen(app, script), "missing": missing}


class _Runner(LocalScriptRunner):
    """Notes which texts came piece by piece: AppTest keeps what they became."""

    streamed: ClassVar[set[Place]] = set()

    def run(self, *args: Any, **kwargs: Any) -> ElementTree:
        tree = super().run(*args, **kwargs)
        texts: dict[Place, str] = {}
        growths: Counter[Place] = Counter()
        for told in self.event_data:
            if (message := told.get("forward_msg")) and message.HasField("delta"):
                place = tuple(message.metadata.delta_path)
                text, before = _text(message.delta.new_element), texts.get(place)
                # What may be a cursor at its end makes way for the next piece.
                if before and len(text) > len(before) and text.startswith(before[:-1]):
                    growths[place] += 1
                texts[place] = text
        _Runner.streamed = {at for at, count in growths.items() if count >= GROWTHS}
        return tree


def _text(element: Any) -> str:
    """Return the text of an element, or none where it is something else."""
    kind = element.WhichOneof("type")
    return getattr(element, kind).body if kind in {"markdown", "text"} else ""


def _run(app: AppTest) -> None:
    with patch.object(app_test, "LocalScriptRunner", _Runner):
        app.run()


def _model(deed: str) -> str:
    return deed.removeprefix("let ").removesuffix(" answer")


def _begins_a_run(deed: str) -> bool:
    return not deed.startswith("let ")


def _opened(script: Path, secrets: dict[str, str]) -> AppTest:
    app = AppTest.from_file(script, default_timeout=TIMEOUT_SECONDS)
    app.secrets = secrets
    _run(app)
    return app


def _send(app: AppTest, message: str) -> str:
    """Send a message, or name what there is not to send it."""
    inputs = app.chat_input
    if not len(inputs):
        return "input"
    inputs[0].set_value(message)
    _run(app)
    return ""


def _press(app: AppTest, label: str) -> str:
    """Press a button, or name what there is not to press."""
    for button in app.button:
        if button.label.strip().casefold() == label.casefold():
            button.click()
            _run(app)
            return ""
    return label


def _screen(app: AppTest, script: Path) -> Screen:
    """Return what a person can see, as `lessons/exercises/notice.py` takes it."""
    bubbles: list[Any] = []
    outside: list[Any] = []
    for index, area in enumerate((app.main, app.sidebar)):
        _read(area, (index,), outside, bubbles)
    return {
        "bubbles": bubbles[:MOST_PARTS],
        "outside": outside[:MOST_PARTS],
        "errors": [_error(element, script) for element in app.exception],
        "inputs": [box.proto.max_chars for box in app.chat_input],
    }


def _read(
    block: Any,
    place: Place,
    parts: list[Any],
    bubbles: list[Any],
    bubble: dict[str, Any] | None = None,
) -> None:
    """Read a block's elements into parts, and each bubble in it into bubbles."""
    for index, node in block.children.items():
        at = (*place, index)
        if bubble and at in _Runner.streamed:
            bubble["is_streamed"] = True
        if node.type == "chat_message":
            new = {
                "name": node.name,
                "has_face": bool(node.proto.avatar),
                "is_inside": bubble is not None,
                "parts": [],
            }
            bubbles.append(new)
            _read(node, at, new["parts"], bubbles, new)
        elif hasattr(node, "children"):
            _read(node, at, parts, bubbles, bubble)
        elif node.type not in {"exception", "chat_input", "button"}:
            text = str(node.value)[:LONGEST_TEXT] if node.type in TEXTS else ""
            if text or node.type not in TEXTS:
                parts.append([node.type, text])
        if len(parts) > MOST_PARTS or len(bubbles) > MOST_PARTS:
            return


def _error(element: Any, script: Path) -> list[Any]:
    """Return an error's class, what it says, and the line where it was."""
    stack = "".join(element.proto.stack_trace).split(f'{script.name}", line ')
    digits = stack[-1].partition(",")[0] if len(stack) > 1 else ""
    line = int(digits) if digits.isdigit() else None
    return [element.proto.type, element.message[:LONGEST_TEXT], line]


def _known_packages() -> list[importlib.metadata.Distribution]:
    try:
        return [importlib.metadata.distribution("streamlit-extras")]
    except importlib.metadata.PackageNotFoundError:
        return []


if __name__ == "__main__":
    main()
