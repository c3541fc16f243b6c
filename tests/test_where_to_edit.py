"""Who may not edit in the page is told where the link is, if anybody may."""

from collections.abc import Callable, Iterator

import pytest
from lesson_app import OpenLesson
from streamlit.runtime.context import ContextProxy

from lessons.editing import wording
from lessons.editing.gate import SWITCH, editing_is_on


@pytest.fixture
def switch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Turns editing on ("1") or off ("0"), for a visitor without any cookie."""
    for name in ("cookies", "headers"):  # AppTest has mocks there.
        monkeypatch.setattr(ContextProxy, name, {})

    def turn(to: str) -> None:
        monkeypatch.setenv(SWITCH, to)
        editing_is_on.cache_clear()

    yield turn
    editing_is_on.cache_clear()


@pytest.mark.parametrize(("to", "times"), [("1", 2), ("0", 0)])
def test_a_recap_tells_whoever_has_not_opened_the_link(
    switch: Callable[[str], None], to: str, times: int
) -> None:
    switch(to)
    app = OpenLesson("first_app", "recap").app
    said = [markdown.value for markdown in app.markdown]
    assert said.count(wording.WHERE_TO_EDIT) == times
    labels = [button.label for button in app.button]
    assert not {"Write it here", "Check"} & {*labels}
    # What an exercise begins with is there for everybody, and runs.
    app.button(key="begin_first_app_1").click().run()
    labels = [button.label for button in app.button]
    assert "Check" not in labels
    assert {"Restart", "Back to the recap"} <= {*labels}
    assert app.query_params["show"] == "start_first_app_1"


def test_only_who_may_edit_is_told_what_to_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def said() -> str:
        app = OpenLesson("history", "replay").app
        return " ".join(markdown.value for markdown in app.markdown)

    assert "Change it" not in said()
    monkeypatch.setattr("lessons.page.may_edit", lambda: True)
    assert "**Change it:** move the loop to the end" in said()
