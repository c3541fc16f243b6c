"""What whoever runs the server has set, in `.streamlit/secrets.toml` or around it."""

import os
import re
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import streamlit as st

from lessons.live.streamlit_internals import secrets_singleton
from lessons.provider import wording
from lessons.snippet_files import DEFAULT_MODEL

KEY, BASE_URL, MODEL = "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"
ORGANIZATION, PROJECT = "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"
MODELS = "OPENAI_MODELS"
LOCAL_MODELS = "LESSONS_LOCAL_MODELS"
# The server's own: to a script in a pane `os.environ` shows its session's.
ENVIRONMENT = os.environ
OPENAI_URL = "https://api.openai.com/v1"


_reading = threading.local()


class SettingError(ValueError):
    """A setting is none; the message says which, and what it should be."""


@dataclass(frozen=True)
class Limits:
    """What may be asked with the server's key, each set by its name in capitals."""

    session_requests_a_minute: int = 10
    session_requests_a_day: int = 100
    server_requests_a_minute: int = 60
    server_requests_a_day: int = 1_000
    tokens_an_answer: int = 2_000
    characters_a_request: int = 100_000


def setting(name: str) -> str:
    """Return a setting from `.streamlit/secrets.toml`, or else the environment's."""
    return str(_file().get(name) or ENVIRONMENT.get(name) or "").strip()


def key_fault(key: str) -> str | None:
    """Say why a key is none, if it holds what no key has and no header may."""
    if key.isascii() and key.isprintable() and " " not in key:
        return None
    return wording.NO_KEY


def real_url() -> str:
    """Return the address of the real provider, OpenAI's unless configured."""
    return setting(BASE_URL) or OPENAI_URL


def allowed_models() -> list[str]:
    """Return the models that may be asked with the server's key, the default first."""
    file = _file().get(MODELS)
    listed = file if isinstance(file, list) else re.split(r"[\s,]+", setting(MODELS))
    default = setting(MODEL) or DEFAULT_MODEL
    return list(dict.fromkeys([default, *filter(None, map(str, listed))]))


def limits() -> Limits:
    """Return what may be asked with the server's key.

    Raises:
        SettingError: A limit is no whole number.
    """
    asked = {field.name: _limit(field.name.upper()) for field in fields(Limits)}
    return Limits(**{name: limit for name, limit in asked.items() if limit is not None})


def file_fault() -> str | None:
    """Say why `.streamlit/secrets.toml` cannot be read, if it is there and cannot."""
    paths = map(Path, st.get_option("secrets.files"))
    files = [path for path in paths if path.suffix == ".toml"]
    for path in files:
        # Where the folder is, is no affair of who reads it in a page.
        name = f"{path.parent.name}/{path.name}"
        try:
            tomllib.loads(path.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            pass
        except UnicodeDecodeError:
            return wording.NOT_UTF_8.format(file=name)
        except OSError as error:
            return wording.UNREADABLE.format(file=name, reason=error.strerror)
        except tomllib.TOMLDecodeError as error:
            # Of the words around it, none is for who reads this in a page.
            [line] = re.findall(r"line \d+", str(error))[:1] or [wording.ITS_END]
            return wording.NOT_TOML.format(file=name, line=line)
    return None


def fault_that_stops() -> str | None:
    """Say why Streamlit itself cannot serve a page with this `secrets.toml`."""
    try:
        secrets_singleton.load_if_toml_exists()
    except (OSError, UnicodeDecodeError):
        return file_fault()
    return None


def is_reading() -> bool:
    """Tell whether this thread reads the file now, for the server, whoever asks."""
    return getattr(_reading, "is_under_way", False)


def _file() -> Mapping[str, Any]:
    _reading.is_under_way = True  # Streamlit puts what it reads into the environment.
    try:
        is_there = secrets_singleton.load_if_toml_exists()
    except (OSError, UnicodeDecodeError):
        is_there = False  # `file_fault` says so.
    finally:
        _reading.is_under_way = False
    return secrets_singleton if is_there else {}


def _limit(name: str) -> int | None:
    # A limit of 0 in the file is one too.
    value = str(_file().get(name, ENVIRONMENT.get(name, ""))).strip()
    if value and not (value.isascii() and value.isdigit()):
        raise SettingError(wording.NO_WHOLE_NUMBER.format(name=name))
    return int(value) if value else None
