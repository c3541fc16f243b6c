"""Servers and browsers for the tests that only a browser can answer."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessible import install_axe
from chromium import CHROMIUM, FLAGS
from playwright.sync_api import Browser, Page, expect, sync_playwright
from servers import ROOT, serving

NO_CHROMIUM = "Chromium is missing: install it to run the browser tests."


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
    # The longest come first, or all workers but one wait for it in the end.
    items.sort(key=lambda item: item.path.name != "test_whole_way.py")


# A busy machine takes its time; what never comes fails all the same.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A new tab of a new visitor, on a laptop."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of axe-core."""
    return install_axe(tmp_path_factory.mktemp("axe"))


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The app's address; it knows itself as `workshop.test` too."""
    names = "localhost workshop.test"
    with serving(ROOT / "Home.py", STREAMLIT_SERVER_ALLOWED_HOSTS=names) as address:
        yield address


@pytest.fixture
def fresh_app() -> Iterator[Callable[[], str]]:
    """Start a server that no one has asked anything yet."""
    with contextlib.ExitStack() as servers:
        yield lambda: servers.enter_context(serving(ROOT / "Home.py"))
