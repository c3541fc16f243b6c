"""Compares the code that a panel shows with the code that it grew from."""

import difflib


def changes_since(since: str, before: str, after: str) -> dict[str, object]:
    """Compare a text with the one that it grew from.

    Args:
        since: What the earlier text is called.
        before: The earlier text.
        after: The later text.

    Returns:
        What the earlier text is called; the numbers of the lines that were added;
        and each line removed, with the number of the line that it stood below.
    """
    earlier, later = _lines(before), _lines(after)
    added: list[int] = []
    removed: list[tuple[int, str]] = []
    matcher = difflib.SequenceMatcher(None, earlier, later, autojunk=False)
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        if tag != "equal":
            added += range(new + 1, new_end + 1)
            removed += [(new, line) for line in earlier[old:old_end] if line.strip()]
    return {"since": since, "added": added, "removed": removed}


def _lines(text: str) -> list[str]:
    """Return a text's lines as the panel numbers them: it knows one end of a line."""
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]
