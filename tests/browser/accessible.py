"""What axe-core finds wrong with a page."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = "axe-core@4.14.1"
# Chromium and Firefox let the keyboard reach whatever scrolls; axe does not know.
RULES = {"scrollable-region-focusable": {"enabled": False}}
# What is right is not even listed: that takes longer than to find it.
RUN_AXE = """async rules => {
    const { violations } = await axe.run(document, {
        rules, resultTypes: ["violations"], reporter: "no-passes",
    })
    return violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .map(({ id, nodes }) => ({ [id]: nodes.map((node) => node.target) }))
}"""


def install_axe(folder: Path) -> Path:
    """Install axe-core into a folder, and return its script."""
    npm = shutil.which("npm")
    if not npm:
        message = "npm is missing: it brings axe-core for the accessibility tests."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    command = [npm, "install", "--no-save", "--prefix", folder, AXE]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "node_modules" / "axe-core" / "axe.min.js"


def serious_faults(tab: Page, axe: Path) -> list[dict[str, list[str]]]:
    """Return what is wrong with a page and matters, by its rule, and where."""
    if not tab.evaluate("() => Boolean(window.axe)"):
        # Not by a tag: the page runs no script that is written into it.
        tab.evaluate(axe.read_text("utf-8"))
    found: list[dict[str, list[str]]] = tab.evaluate(RUN_AXE, RULES)
    return found
