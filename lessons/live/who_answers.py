"""Who answers a script that asks a model, as far as a pane must know it."""

import dataclasses
from collections.abc import Callable, Collection, Mapping


@dataclasses.dataclass(frozen=True)
class WhoAnswers:
    """Who answers a script, and how they fail.

    Attributes:
        secrets: What the script finds in `st.secrets`, or in `os.environ`, if whoever
            hands it in makes these look at the run's context.
        keys: What must not be shown.
        explain: Says in Markdown why no whole answer came and what to do, or returns
            None if it is no failure of theirs.
        kept_in: Where in its session state a script may keep what is theirs alone,
            such as a model's name.
    """

    secrets: Mapping[str, str] = dataclasses.field(repr=False)
    keys: Collection[str] = dataclasses.field(repr=False)
    explain: Callable[[BaseException], str | None]
    kept_in: Collection[str] = ()
