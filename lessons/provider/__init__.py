"""Who answers a script that asks a model: the choice, its panel, and failures."""
