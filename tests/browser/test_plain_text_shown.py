"""What a stranger says is shown as text, wherever Markdown is shown."""

import json
from pathlib import Path

from nasty import NASTY
from playwright.sync_api import Page, expect
from servers import serving

from lessons.plain_text import WORD_JOINER, plain

PAGE = """
import json
from pathlib import Path

import streamlit as st

for number, said in enumerate(json.loads(Path("TEXTS").read_text())):
    with st.container(key=f"said_{number}"):
        st.markdown(said)
        st.markdown(f"He said {said}.")
        st.info(f"He said {said}.")
        st.button(f"He said {said}.", key=f"button_{number}")
        st.popover(f"He said {said}.", key=f"popover_{number}")
        st.selectbox(f"He said {said}.", [], key=f"box_{number}")
        st.radio(f"He said {said}.", [said], captions=[said], key=f"radio_{number}")
"""
MARKDOWN = "[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer]"


def test_nothing_in_it_means_anything(tab: Page, tmp_path: Path) -> None:
    texts, script = tmp_path / "texts.json", tmp_path / "page.py"
    texts.write_text(json.dumps([plain(text) for text in NASTY]))
    script.write_text(PAGE.replace("TEXTS", str(texts)))
    with serving(script) as address:
        tab.goto(address)
        for number, text in enumerate(NASTY):
            said = tab.locator(f".st-key-said_{number}").locator(MARKDOWN)
            expect(said).to_have_count(9)
            shown = [part.replace(WORD_JOINER, "") for part in said.all_text_contents()]
            assert sorted(shown) == sorted([text] * 3 + [f"He said {text}."] * 6)
            tags = said.locator("*").evaluate_all("all => all.map(e => e.tagName)")
            assert set(tags) <= {"P", "SPAN", "DIV", "CODE"}, text
            assert tags.count("CODE") == 9
