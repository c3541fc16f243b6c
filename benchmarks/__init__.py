"""How fast the app is beside the bare snippet: `python -m benchmarks`."""
