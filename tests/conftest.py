"""Keeps a developer's own provider, and its key, out of the tests."""

import os

for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"):
    os.environ.pop(name, None)
os.environ["STREAMLIT_SECRETS_FILES"] = ""
os.environ["PRACTICE_SPEED"] = "0"
