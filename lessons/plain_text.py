"""Sets what a stranger says as text: an address, a provider, a name in either."""

import re

LONGEST = 300
WORD_JOINER = "\N{WORD JOINER}"


def plain(text: str) -> str:
    """Return Markdown that shows a text as it is, on one line, as code.

    Markdown means something by almost any sign: links, images, HTML, and Streamlit's
    own colors, icons and emoji. In code it means nothing, save one:
    `:material/` is rewritten even there, so that an invisible sign parts it.

    Args:
        text: What was said. Its end is left out where it is long.

    https://spec.commonmark.org/0.31.2/#code-spans
    """
    # No line breaks, which end the code; and nothing that turns letters around.
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST])
    if len(text) > LONGEST:
        shown += " …"
    shown = shown.replace(":material/", f":material{WORD_JOINER}/")
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    return f"{fence} {shown} {fence}"
