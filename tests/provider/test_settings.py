"""What whoever runs the server has set, and what is said where it cannot be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lesson_app import OpenLesson
from lesson_steps import ROOT
from refused_start import refused_start
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from lessons.provider import settings
from lessons.provider.settings import Limits


@pytest.fixture
def secrets_file(tmp_path: Path) -> Iterator[Path]:
    """A file that is the server's `secrets.toml`, once it is written."""
    file = tmp_path / ".streamlit" / "secrets.toml"
    file.parent.mkdir()
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    yield file
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


BROKEN = {
    "malformed": (
        lambda file: file.write_text("# mine\nOPENAI_API_KEY = sk-no-quotes-at-all"),
        ".streamlit/secrets.toml is no TOML: mend line 2. "
        "Text stands in quotation marks.",
    ),
    "not UTF-8": (
        lambda file: file.write_bytes(b'NAME = "\xe4"'),
        ".streamlit/secrets.toml holds a byte that is no UTF-8. Save it as UTF-8.",
    ),
    # Root may read any file, but no one reads a folder as a file.
    "unreadable": (
        lambda file: file.mkdir(),
        ".streamlit/secrets.toml cannot be read: Is a directory. "
        "Mend that, or remove it.",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_cannot_be_read_is_said_where_practice_answers(
    secrets_file: Path, kind: str
) -> None:
    breaks, said = BROKEN[kind]
    breaks(secrets_file)
    page = OpenLesson("chatgpt_clone", "full_app")
    assert [warning.value for warning in page.app.warning] == [f"The server's {said}"]
    page.app.chat_input[0].set_value("hello").run()
    assert "practice model" in page.session_state()["messages"][-1]["content"]


@pytest.mark.parametrize("kind", ["not UTF-8", "unreadable"])
def test_a_file_with_which_no_page_can_be_served_is_said_at_the_start(
    tmp_path: Path, kind: str
) -> None:
    breaks, said = BROKEN[kind]
    (tmp_path / ".streamlit").mkdir()
    file = tmp_path / ".streamlit" / "secrets.toml"
    breaks(file)
    server_said = refused_start(f"--secrets.files={file}")
    assert server_said == f"The app cannot start: {said}\n"


def test_a_file_that_is_not_there_is_no_fault(secrets_file: Path) -> None:
    assert settings.file_fault() is None
    assert settings.fault_that_stops() is None
    assert not secrets_file.exists()


def test_settings_come_from_the_file_before_the_environment(
    secrets_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVER_REQUESTS_A_DAY", "7")
    monkeypatch.setenv("SESSION_REQUESTS_A_DAY", "5")
    secrets_file.write_text(
        "SERVER_REQUESTS_A_DAY = 0\n"
        'OPENAI_MODELS = ["a", "b"]\nOPENAI_MODEL = "house-model"'
    )
    limits = Limits(server_requests_a_day=0, session_requests_a_day=5)
    assert settings.limits() == limits
    assert settings.allowed_models() == ["house-model", "a", "b"]


@pytest.mark.parametrize("limit", ["many", "-1", "1.5", "²"])
def test_a_limit_that_is_none_is_said(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-proj-the-key-of-this-server")
    monkeypatch.setenv("TOKENS_AN_ANSWER", limit)
    page = OpenLesson("chatgpt_clone", "full_app")
    assert [error.value for error in page.app.error] == [
        "TOKENS_AN_ANSWER is no whole number. Set it to one, such as 100."
    ]


def test_the_example_file_names_the_settings_with_their_values(
    secrets_file: Path,
) -> None:
    example = (ROOT / ".streamlit" / "secrets.toml.example").read_text()
    lines = [line.removeprefix("# ") for line in example.splitlines()]
    names = {name.upper(): value for name, value in vars(Limits()).items()}
    for name, value in names.items():
        assert f"{name} = {value}" in [line.partition("  #")[0] for line in lines]
    secrets_file.write_text(example)
    assert settings.file_fault() is None
