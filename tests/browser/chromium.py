"""The browser that the tests and benchmarks drive."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
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
