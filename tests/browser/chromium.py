"""The browser that the tests and benchmarks drive."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# Nothing but the tests' own requests leaves this browser, and a plain-http
# address that is not localhost leads to this machine.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP workshop.test 127.0.0.1",
]
