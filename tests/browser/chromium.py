"""The browser that the tests and benchmarks drive."""

import shutil

# The first, a Debian package of its own, is Chromium without its window: the tests
# take two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
# Nothing but the tests' own requests leaves this browser. Two addresses that are not
# localhost lead to this machine: one of the app, and one of a host outside.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP workshop.test 127.0.0.1, MAP outside.test 127.0.0.1",
]
