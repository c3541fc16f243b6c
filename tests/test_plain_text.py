"""What a stranger says stays on one line, and within bounds; see tests/browser too."""

import pytest

from lessons.plain_text import LONGEST, plain


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("gpt-5.4-mini", "` gpt-5.4-mini `"),
        ("a\n\n# b\r\nc\td", "` a  # b  c d `"),
        ("a\u2028b\u2029c\x00d", "` a b c d `"),
        ("a\u202eb\u200fc\u2066d", "` a b c d `"),
        ("\ud800", "`   `"),
        ("`", "`` ` ``"),
        ("a``b`c", "``` a``b`c ```"),
        ("x" * LONGEST, f"` {'x' * LONGEST} `"),
        ("x" * (LONGEST + 1), f"` {'x' * LONGEST} … `"),
        ("naïve 🦊", "` naïve 🦊 `"),
        ("", "`  `"),
    ],
)
def test_it_is_code_on_one_line(said: str, shown: str) -> None:
    assert plain(said) == shown
    plain(said).encode()
