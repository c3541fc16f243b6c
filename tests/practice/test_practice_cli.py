"""`python -m lessons.practice` prints what to export, logs, and stops on Ctrl-C."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest
from openai import OpenAI
from streamlit.testing.v1 import AppTest
from talking import PATIENCE, ask, client_of, user

from lessons.practice.__main__ import main
from lessons.practice.api.server import listen
from lessons.snippet_files import snippet_path

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"[-\d]+ [:,\d]+ (\S+) (\S+) (\S+) (\d+) \d+ ms")


@contextlib.contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "lessons.practice", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def exported(process: subprocess.Popen[str]) -> OpenAI:
    """Do what a reader does with the two lines."""
    lines = [process.stdout.readline() for _ in range(2)]
    names = dict(line.removeprefix("export ").strip().split("=", 1) for line in lines)
    assert all(line.startswith("export ") for line in lines)
    assert set(names) == {"OPENAI_BASE_URL", "OPENAI_API_KEY"}
    return client_of(names["OPENAI_BASE_URL"], api_key=names["OPENAI_API_KEY"])


def stop(
    process: subprocess.Popen[str], how: signal.Signals = signal.SIGINT
) -> tuple[int, list[str]]:
    process.send_signal(how)
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors.splitlines()


def test_it_serves_logs_no_content_and_stops_on_ctrl_c() -> None:
    with running("--port", "0", "--speed", "0") as process:
        client = exported(process)
        assert "blue whales" in ask(client, "blue whales")
        assert len(client.models.list().data) > 5
        with pytest.raises(openai.NotFoundError):
            ask(client, "hi", model="secret-model")
        with pytest.raises(openai.APIConnectionError):
            ask(client, "hi", model="practice-drops")
        with pytest.raises(openai.NotFoundError):
            client.get("/%0Aforged", cast_to=object)
        code, lines = stop(process)
    assert code == 0
    assert [LINE.fullmatch(line).groups() for line in lines] == [
        ("POST", "/v1/chat/completions", "practice", "200"),
        ("GET", "/v1/models", "-", "200"),
        ("POST", "/v1/chat/completions", "-", "404"),
        ("POST", "/v1/chat/completions", "practice-drops", "200"),
        ("GET", "/v1/%0Aforged", "-", "404"),
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_in_the_middle_of_an_answer(how: signal.Signals) -> None:
    with running("--port", "0", "--speed", "0.001") as process:
        stream = exported(process).chat.completions.create(
            model="practice", messages=[user("hi")], stream=True
        )
        assert next(stream).choices[0].delta.role == "assistant"
        code, lines = stop(process, how)
    assert code == 0
    assert [LINE.fullmatch(line).group(3, 4) for line in lines] == [("practice", "200")]


def test_ctrl_c_while_it_starts_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here it comes when the imports have got as far as uvicorn."""
    (tmp_path / "uvicorn.py").write_text("import signal; signal.raise_signal(2)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with running("--port", "0") as process:
        assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == -signal.SIGINT


def test_the_lessons_own_scripts_talk_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """They name a model, and take the address from the environment."""
    with running("--port", "0", "--speed", "0") as process:
        client = exported(process)
        monkeypatch.setenv("OPENAI_BASE_URL", str(client.base_url))
        for name in ("one_call", "chatgpt_clone"):
            file = snippet_path(f"chatgpt_clone/{name}")
            app = AppTest.from_file(file, default_timeout=PATIENCE)
            app.secrets["OPENAI_API_KEY"] = client.api_key
            app.run().chat_input[0].set_value("blue whales").run()
            assert not app.exception
            assert "blue whales" in app.chat_message[1].markdown[0].value
        # It names a lesson without a link that would lead nowhere.
        answer = ask(client, "What is session state?")
    assert "History, step 2: Session state remembers" in answer
    assert "?step=" not in answer


def has_ipv6() -> bool:
    try:
        listen("::1", 0).close()
    except OSError:
        return False
    return True


IPV6 = pytest.mark.skipif(not has_ipv6(), reason="This machine has no IPv6.")


@pytest.mark.parametrize(
    ("host", "here"),
    [("0.0.0.0", "127.0.0.1"), pytest.param("::", "::1", marks=IPV6)],
)
def test_for_everyone_it_still_prints_an_address_to_connect_to(
    host: str, here: str
) -> None:
    with running("--host", host, "--port", "0", "--speed", "0") as process:
        client = exported(process)
        assert client.base_url.host == here
        assert "blue whales" in ask(client, "blue whales")
        if host == "::":  # For IPv4 too.
            port = client.base_url.port
            assert client_of(f"http://127.0.0.1:{port}/v1").models.list().data
        _, (hint, *_) = stop(process)
    assert hint.endswith(f"for {here}.")


def test_small_pieces_do_not_wait_for_receipts() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_busy_port_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["--port", port]) == 1
    printed, errors = capsys.readouterr()
    assert printed == ""
    assert errors == (
        f"Port {port} of 127.0.0.1 is in use. Choose another one with --port.\n"
    )


def test_a_host_that_is_not_here_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--host", "203.0.113.1"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("Cannot listen at 203.0.113.1, port 8000: ")


PORTS, SPEEDS = "A port is a number up to 65535.", "A speed is a number from 0 on"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("--port", "70000", PORTS),
        ("--port", "x", PORTS),
        ("--speed", "-1", SPEEDS),
        ("--speed", "fast", SPEEDS),
        ("--speed", "nan", SPEEDS),
        ("--speed", "inf", SPEEDS),
    ],
)
def test_wrong_arguments_are_refused(
    name: str, value: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main([name, value])
    assert raised.value.code == 2
    assert f"argument {name}: {why}" in capsys.readouterr().err
