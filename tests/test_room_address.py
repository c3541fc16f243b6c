"""The address that a room is shown is one that the room can open."""

import pytest
import streamlit as st

from lessons.address import room_address


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("localhost", "http://localhost:8501"),
        ("192.168.1.20", "http://192.168.1.20:8600"),
        ("fe80::1", "http://[fe80::1]:8600"),
    ],
)
def test_the_servers_own_name_stands_for_this_computers(
    monkeypatch: pytest.MonkeyPatch, name: str, shown: str
) -> None:
    options = {"browser.serverAddress": name, "browser.serverPort": 8600}
    monkeypatch.setattr(st, "get_option", options.get)
    assert room_address() == shown
