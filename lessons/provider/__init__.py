"""Who answers a script that asks a model: the choice, its panel, and failures."""

import lessons.provider.script_side  # noqa: F401 - gives each session its own
