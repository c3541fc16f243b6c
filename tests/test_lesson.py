"""A lesson is read from its folder, and each fault there is told in a sentence."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lesson_steps import LESSONS, ROOT, SHOWN
from refused_start import refused_start

from lessons.lesson import (
    ContentError,
    all_faults,
    lesson_after,
    read_lesson,
    read_lessons,
    read_welcome,
    read_where_next,
)
from lessons.snippet_files import all_snippets, snippet_path

WELCOME = """\
---
title: Hello
lessons: [seals, gulls]
needs: [Water.]
how_to_use:
  - Read it.
finished_app: seals/swim
---

Two lessons.
"""
WHERE_NEXT = """\
---
title: Where next
projects:
  - title: A whale
    task: Draw it.
    done_when: [It is big., It is blue., It sings.]
hosts:
  - title: The sea
    text: It is deep.
    files: [boat.txt]
    commands: swim
left_out:
  Sharks: https://example.org/sharks
---

You can swim now.
"""
SEALS = """\
---
title: Seals
icon: ":material/waves:"
promise: tell a seal from a walrus
steps: [swim, sink]
recap: [One., Two., Three.]
exercises: [seals_1]
references:
  Seals: https://example.org/seals
once_numbered: [swim, recap]
---
"""
TASK = """\
---
title: A seal
start: start
solution: exercise
hints: [Look closely., Closer.]
points:
  - says: It says something.
    sees: texts outside
wrong_turns:
  - script: silent
    says: Nothing is written.
    step: seals/swim
  - script: seals/sink
    says: Nothing is drawn.
    step: seals/swim
---

Draw a seal.
"""
SWIM = """\
---
title: Swimming
kind: step
snippet: swim
notes:
  'st.write("seal")': >-
    It says: "seal".
---

A seal swims.

It is **fat**.
"""
SINK = """\
---
title: sinking
kind: mistake
snippet: sink
mend: swim
sees: There is no seal.
---

It sinks.
"""
FLY = """\
---
title: Flying
kind: step
snippet: fly
builds_on: seals/swim
---

A gull flies.
"""
SCRIPT = 'import streamlit as st\n\nst.write("seal")\n'
FILES = {
    "welcome.md": WELCOME,
    "where_next.md": WHERE_NEXT,
    "where_next/boat.txt": "A boat",
    "seals/lesson.md": SEALS,
    "seals/swim.md": SWIM,
    "seals/sink.md": SINK,
    "seals/swim.py": SCRIPT,
    "seals/sink.py": "import streamlit\n",
    "seals/exercise.py": SCRIPT,
    "seals/exercises/seals_1/task.md": TASK,
    "seals/exercises/seals_1/start.py": "",
    "seals/exercises/seals_1/silent.py": "",
    "gulls/lesson.md": SEALS.replace("swim", "fly")
    .replace(", sink", "")
    .replace("seals_1", "gulls_1"),
    "gulls/exercises/gulls_1/task.md": TASK,
    "gulls/exercises/gulls_1/start.py": "",
    "gulls/exercises/gulls_1/silent.py": "",
    "gulls/fly.md": FLY,
    "gulls/fly.py": SCRIPT,
    "gulls/exercise.py": SCRIPT,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of two lessons that are all right."""
    folder = tmp_path / "lessons" / "content"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_lessons_of_the_tutorial_have_no_faults() -> None:
    assert all_faults() == []
    assert {snippet.path for snippet in SHOWN} == {*all_snippets()}


def test_a_lesson_is_what_its_folder_holds(content: Path) -> None:
    assert all_faults(content) == []
    seals, gulls = read_lessons(content)
    assert (seals.slug, seals.page) == ("seals", "pages/seals.py")
    assert seals.headings == ["Swimming", "What goes wrong: sinking", "Recap"]
    assert seals.places == ["swim", "sink", "recap"]
    swim, sink = seals.steps
    assert swim.text == "A seal swims.\n\nIt is **fat**."
    assert swim.notes == {'st.write("seal")': 'It says: "seal".'}
    assert (swim.snippet, swim.mend) == (content / "seals/swim.py", None)
    assert (sink.snippet, sink.mend) == (content / "seals/sink.py", swim.snippet)
    assert gulls.steps[0].builds_on == swim.snippet
    [exercise] = seals.exercises
    assert (exercise.name, exercise.task) == ("seals_1", "Draw a seal.")
    assert exercise.solution == content / "seals/exercise.py"
    assert exercise.start == content / "seals/exercises/seals_1/start.py"
    assert read_welcome(content).finished_app == swim.snippet
    [host] = read_where_next(content).hosts
    assert host.files == (content / "where_next/boat.txt",)


def test_how_long_it_takes_follows_from_what_there_is_to_do(content: Path) -> None:
    seals, _ = read_lessons(content)
    swim, sink = seals.steps
    longer = swim.model_copy(update={"text": "word " * 206})
    typed = swim.model_copy(update={"commands": {"Sea": "dive\nrise", "Air": "fly"}})
    # Nine words, two lines of code, and three messages.
    assert swim.seconds == pytest.approx(9 * 0.3 + 2 * 4 + 45)
    assert longer.seconds == pytest.approx(swim.seconds + 60)
    assert typed.seconds == pytest.approx(swim.seconds + 60)
    # Six words, one line that its mend has not, three messages, and the mend.
    assert sink.seconds == pytest.approx(6 * 0.3 + 4 + 45 + 30)
    # Begun minutes count.
    assert (seals.minutes, seals.minutes_of_exercises) == (3, 6)


def test_an_address_leads_to_a_name_or_to_what_once_had_its_number(
    content: Path,
) -> None:
    lesson = read_lesson("seals", content)
    asked = ["swim", "sink", "recap", "1", "2"]
    found = ["swim", "sink", "recap", "swim", "recap"]
    assert [lesson.place(name) for name in asked] == found
    for nothing in ("", "0", "3", "-1", "01", "²", "Swim", "swim ", "lesson"):
        assert lesson.place(nothing) is None


def test_each_lesson_leads_to_the_next() -> None:
    assert [lesson_after(lesson) for lesson in LESSONS] == [*LESSONS[1:], None]


# What is changed in which file, and what is then said of it.
FAULTS = [
    (
        "swim.md",
        "kind: step",
        "kind: step\nmood: fat",
        "mood: There is no field of this name.",
    ),
    ("swim.md", "kind: step\n", "", "kind: It is missing."),
    (
        "swim.md",
        "kind: step",
        "kind: dance",
        "kind: Input should be 'step' or 'mistake'.",
    ),
    ("swim.md", "Swimming", "5", "title: Input should be a valid string."),
    ("swim.md", SWIM.split("---")[2], "", "text: It is empty."),
    (
        "swim.md",
        "st.write(",
        "st.sing(",
        """notes 'st.sing("seal")': It is 0 times in swim.py, and not once.""",
    ),
    (
        "swim.md",
        'st.write("seal")',
        "st",
        "notes 'st': It is 3 times in swim.py, and not once.",
    ),
    (
        "swim.md",
        "snippet: swim",
        "snippet: dive",
        "snippet: There is no snippet 'seals/dive'.",
    ),
    (
        "swim.md",
        "snippet: swim",
        "snippet: ../swim",
        "snippet: There is no snippet '../swim'.",
    ),
    (
        "swim.md",
        "kind",
        "builds_on: gulls/dive\nkind",
        "builds_on: There is no snippet 'gulls/dive'.",
    ),
    (
        "swim.md",
        "kind",
        "builds_on: walruses/swim\nkind",
        "builds_on: There is no snippet 'walruses/swim'.",
    ),
    ("sink.md", "mend: swim\n", "", "mend: A mistake has one."),
    (
        "sink.md",
        "mend: swim",
        "mend: sink",
        "mend: It is the very snippet that it should mend.",
    ),
    ("sink.md", "mistake", "step", "mend: Only a mistake has one."),
    (
        "sink.md",
        "sees: There is no seal.\n",
        "",
        "sees: A mistake says what one sees of it.",
    ),
    ("sink.md", "mistake", "step", "sees: Only a mistake has one."),
    (
        "sink.md",
        "sees:",
        "predictions: [{asks: lines, deed: send, question: Which, why: So.}]\nsees:",
        "predictions: A mistake asks for its fault, and nothing else.",
    ),
    (
        "lesson.md",
        "[swim, sink]",
        "[swim, sink, sink]",
        "steps: 'sink' is there more than once.",
    ),
    (
        "lesson.md",
        "[swim, sink]",
        "[swim, sink, recap]",
        "steps: 'recap' cannot be a name here.",
    ),
    ("lesson.md", "[swim, sink]", "[]", "steps: It is empty."),
    ("lesson.md", "[swim, sink]", "swim", "steps: Input should be a valid tuple."),
    (
        "lesson.md",
        ", Three.]",
        "]",
        "recap: Tuple should have at least 3 items after validation, not 2.",
    ),
    (
        "lesson.md",
        "[swim, recap]",
        "[swim, dive]",
        "once_numbered: There is no step 'dive'.",
    ),
    (
        "exercises/seals_1/task.md",
        "solution: exercise",
        "solution: homework",
        "solution: There is no snippet 'seals/homework'.",
    ),
    (
        "exercises/seals_1/task.md",
        "start: start",
        "start: begin",
        "start: There is no script 'begin' in the exercise's folder.",
    ),
    (
        "exercises/seals_1/task.md",
        "step: seals/swim",
        "step: dive",
        "wrong_turns 'step': There is no step 'seals/dive'.",
    ),
    (
        "exercises/seals_1/task.md",
        "texts outside",
        "pieces",
        "points: `pieces` belong to 'pieces', and only to it.",
    ),
    ("lesson.md", "[seals_1]", "[]", "exercises: It is empty."),
    (
        "lesson.md",
        "recap]\n---\n",
        "recap]\n---\n\nA word.",
        "text: Input should be ''.",
    ),
    (
        "../welcome.md",
        "gulls",
        "gulls, walruses",
        "lessons: There is no folder 'walruses'.",
    ),
    (
        "../where_next.md",
        "boat.txt",
        "../welcome.md",
        "hosts 'files': There is no file '../welcome.md' in the folder 'where_next'.",
    ),
    (
        "../welcome.md",
        "gulls",
        "gulls, gulls",
        "lessons: 'gulls' is there more than once.",
    ),
]
UNREADABLE = [
    ("kind: step", "kind: step\nname: x", "'name' is no field that it can have."),
    (
        "Swimming",
        "Swimming: fast",
        "Its front matter is no YAML, at line 2: mapping values are not allowed here.",
    ),
    (
        "kind: step",
        "title: B",
        "Its front matter is no YAML, at line 3: 'title' is given twice.",
    ),
    ("---\n", "", "It has no front matter: fields between two ---."),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_a_fault_is_told_with_its_file_and_field(
    content: Path, file: str, old: str, new: str, said: str
) -> None:
    change(content / "seals" / file, old, new)
    where = file.removeprefix("../") if ".." in file else f"seals/{file}"
    assert f"lessons/content/{where}, {said}" in all_faults(content)


@pytest.mark.parametrize(("old", "new", "said"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_told(
    content: Path, old: str, new: str, said: str
) -> None:
    change(content / "seals/swim.md", old, new)
    assert f"lessons/content/seals/swim.md: {said}" in all_faults(content)


def test_what_is_not_written_in_utf_8_is_told(content: Path) -> None:
    (content / "seals/swim.md").write_bytes(SWIM.encode("utf-16"))
    said = "lessons/content/seals/swim.md: It is not written in UTF-8."
    assert said in all_faults(content)


def test_a_step_that_is_missing_is_told(content: Path) -> None:
    (content / "seals/sink.md").unlink()
    assert all_faults(content) == [
        "lessons/content/seals/sink.md: There is no such file.",
        "lessons/content/seals/sink.py: Nothing names it.",
    ]


def test_a_file_that_nothing_names_among_the_exercises_is_told(
    content: Path,
) -> None:
    folder = content / "seals" / "exercises"
    (folder / "old").mkdir()
    (folder / "seals_1" / "old.py").touch()
    assert all_faults(content) == [
        "lessons/content/seals/exercises/seals_1/old.py: Nothing names it.",
        "lessons/content/seals/exercises/old: Nothing names it.",
    ]


@pytest.mark.parametrize("name", ["dive.md", "dive.py", "notes.txt", "more"])
def test_a_file_that_nothing_names_is_told(content: Path, name: str) -> None:
    (content / "seals" / name).mkdir()
    assert all_faults(content) == [f"lessons/content/seals/{name}: Nothing names it."]
    (content / "seals" / name).rename(content / name)
    expected = [f"lessons/content/{name}: Nothing names it."]
    assert all_faults(content)[:1] == expected


def test_a_file_that_the_last_page_does_not_show_is_told(content: Path) -> None:
    (content / "where_next" / "oar.txt").touch()
    said = "lessons/content/where_next/oar.txt: Nothing names it."
    assert all_faults(content) == [said]


def test_with_a_fault_the_server_does_not_start_and_says_no_more(
    tmp_path: Path,
) -> None:
    shutil.copy(ROOT / "Home.py", tmp_path)
    for folder in ("lessons", "pages", ".streamlit"):
        leave_out = shutil.ignore_patterns("secrets.toml", "__pycache__")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=leave_out)
    content = tmp_path / "lessons" / "content"
    (content / "echo_bot" / "notes.txt").touch()
    (content / "streaming" / "notes.txt").touch()
    assert refused_start("--secrets.files=", project=tmp_path).splitlines() == [
        "The app cannot start:",
        "lessons/content/echo_bot/notes.txt: Nothing names it.",
        "lessons/content/streaming/notes.txt: Nothing names it.",
    ]


def test_what_an_editor_or_python_leaves_is_no_content(content: Path) -> None:
    (content / "seals" / ".swim.md.swp").touch()
    (content / "seals" / "__pycache__").mkdir()
    assert all_faults(content) == []


def test_all_faults_are_told_at_once_and_none_is_read(content: Path) -> None:
    change(content / "seals/swim.md", "kind: step", "kind: dance\nmood: fat")
    change(content / "seals/lesson.md", "title: Seals", "title: 5")
    change(content / "gulls/fly.md", "snippet: fly", "snippet: soar")
    assert len(all_faults(content)) == 5
    for slug, count in (("seals", 3), ("gulls", 2)):
        with pytest.raises(ContentError) as raised:
            read_lesson(slug, content)
        assert len(str(raised.value).splitlines()) == count


def test_a_change_is_noticed(content: Path) -> None:
    assert read_lesson("seals", content) is read_lesson("seals", content)
    change(content / "seals/swim.md", "A seal swims.", "A seal dives.")
    deadline = time.monotonic() + 10
    while read_lesson("seals", content).steps[0].text.startswith("A seal swims."):
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("name", ["", "seals", "../x/y", "seals/../a", "seals/swim.py"])
def test_only_a_snippet_is_found(content: Path, name: str) -> None:
    assert snippet_path("seals/swim", content) == content / "seals/swim.py"
    with pytest.raises(LookupError):
        snippet_path(name, content)


def test_the_command_tells_an_author(tmp_path: Path) -> None:
    def run(folder: Path) -> tuple[int, str]:
        command = [sys.executable, "-m", "lessons.lesson"]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    assert run(ROOT) == (0, "Nothing is wrong with the content.\n")
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    change(tmp_path / "lessons/content/echo_bot/full_loop.md", "title", "titel")
    code, said = run(tmp_path)
    assert code == 1
    assert said.splitlines() == [
        "lessons/content/echo_bot/full_loop.md, title: It is missing.",
        "lessons/content/echo_bot/full_loop.md, titel: There is no field of this name.",
    ]
