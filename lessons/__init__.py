"""What the pages share: the catalog, the lesson's layout, and its live panes."""
