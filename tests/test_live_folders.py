"""The errors of a script in a pane name neither the runner nor the server's folders."""

import re
import sysconfig
from pathlib import Path

import pytest
from panes import OpenPage, Step, click, open_alike, write
from streamlit import config

from lessons.live.error_details import DETAILS

ROOT = Path(__file__).parent.parent

CACHED_WIDGET = """
    import streamlit as st

    @st.cache_data
    def cached():
        return st.button("Within")

    def call():
        cached()

    @st.fragment(key="part")
    def part():
        st.button("Part", key="in_part", on_click=call)

    call()
    part()
    """

SCRIPTS = {
    "a widget in a cached function": CACHED_WIDGET,
    "a key twice": """
        import streamlit as st

        st.button("One", key="same")
        st.button("Two", key="same")
        """,
    "no such secret": """
        import streamlit as st

        st.secrets["missing"]
        """,
    "no such image": """
        import streamlit as st

        st.image("missing.png")
        """,
    "no such page": """
        import streamlit as st

        st.page_link("pages/missing.py")
        """,
    "its own folder": """
        from pathlib import Path

        Path(__file__).with_name("missing.txt").read_text()
        """,
    "the standard library": """
        import json

        json.loads("{")
        """,
    "a package": """
        import openai

        openai.OpenAI(api_key="sk", base_url="http://[", max_retries=0).models.list()
        """,
    "shown by the script": """
        import streamlit as st

        try:
            open(__file__ + ".missing")
        except OSError as error:
            st.exception(error)
        """,
    "not even Python": "x = (",
}


def exceptions(page: OpenPage) -> str:
    shown = page.app.exception
    assert len(shown) > 0
    return "\n".join(line for e in shown for line in (e.value, *e.stack_trace))


def files(page: OpenPage) -> set[str]:
    return set(re.findall('File "(.+?)", line', exceptions(page)))


def assert_no_folder(page: OpenPage, script: Path) -> None:
    said = exceptions(page)
    folders = [ROOT, Path.home(), script.parent, sysconfig.get_path("stdlib")]
    assert [folder for folder in folders if f"{folder}/" in said] == []
    assert "lessons/live" not in said
    assert "site-packages" not in said
    assert [file for file in files(page) if file.startswith(("/", "~"))] == []


@pytest.mark.parametrize("source", SCRIPTS.values(), ids=SCRIPTS)
def test_an_error_names_no_folder(tmp_path: Path, source: str) -> None:
    script = write(tmp_path, source)
    assert_no_folder(OpenPage(script), script)


@pytest.mark.parametrize("step", [click("in_part"), click("in_part", "part")])
def test_a_warning_begins_in_the_script(tmp_path: Path, step: Step) -> None:
    # Streamlit takes cached functions for one that are alike, wherever they are.
    script = write(tmp_path, CACHED_WIDGET.replace("Within", tmp_path.name))
    page = OpenPage(script)
    for _ in range(2):
        assert files(page) == {"script.py"}
        assert_no_folder(page, script)
        step(page)


def test_a_pane_shows_all_though_a_page_shows_nothing(tmp_path: Path) -> None:
    """The same in a fragment, and of what is out of date in Streamlit."""
    assert config.get_option(DETAILS) == "none"
    open_alike(
        write(
            tmp_path,
            """
            import streamlit as st

            @st.fragment
            def part():
                raise ValueError("In the fragment")

            st.components.v1.html("old")
            part()
            1 / 0
            """,
        )
    )


def test_identities_name_no_folder(tmp_path: Path) -> None:
    script = write(tmp_path, "import streamlit as st\nst.chat_input('Hi')")
    page = OpenPage(script, beside_code=True)
    identities = [str(node.proto) for node in page.app.main if node.type != "selectbox"]
    assert any("restart_" in identity for identity in identities)
    assert [i for i in identities if str(tmp_path) in i] == []
