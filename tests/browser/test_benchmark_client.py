"""The benchmarks' client does what a browser does."""

import pytest
from visits import wait_for

from benchmarks import places
from benchmarks.client import Echo, SnippetError, open_tab


def test_it_talks_looks_elsewhere_and_comes_back(app: str) -> None:
    async def talk() -> None:
        async with open_tab(app, *places.ECHO_BOT) as tab:
            assert await tab.say("hi", Echo("Echo: hi")) > 0
            await tab.go(*places.ELSEWHERE)
            await tab.go(*places.ECHO_BOT)
            # The conversation is still there: both are drawn in the next run.
            assert await tab.say("bye", Echo("Echo: hi")) > 0
            await tab.set_checkbox("live_show_runs", value=False)
            await tab.go(*places.CLONE)
            assert await tab.say("one", Echo("one")) > 0
            assert await tab.say("two", Echo("one")) > 0

    wait_for(talk())


def test_it_says_when_no_echo_comes_or_the_snippet_fails(app: str) -> None:
    async def expect(text: str, page: str, query: str) -> None:
        async with open_tab(app, page, query) as tab:
            await tab.say("hi", Echo(text))

    with pytest.raises(SnippetError, match="without an echo"):
        wait_for(expect("Echo: bye", *places.ECHO_BOT))
    with pytest.raises(SnippetError, match="SyntaxError"):
        wait_for(expect("Echo: hi", "echo_bot", "step=double_dot"))
