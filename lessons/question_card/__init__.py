"""What the cards have in common that ask a learner something beside the code.

Their elements, clicks on the lines of the code panel, and what the last run did.
"""

from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
PARTS = ("question_card", "elements", "lines", "last_run", "on_draw")


def joined(folder: Path, parts: Sequence[str], ending: str) -> str:
    """Return a card's files as one text, as the browser gets them.

    Args:
        folder: The card's own.
        parts: Its own files there, by their names; what all cards share is added.
        ending: Of which kind they are: "css" or "js".
    """
    stems = [*(FOLDER / part for part in PARTS), *(folder / part for part in parts)]
    files = (stem.with_suffix(f".{ending}") for stem in stems)
    return "\n".join(file.read_text("utf-8") for file in files if file.exists())
