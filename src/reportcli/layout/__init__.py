"""The layout language: files to a checked, resolved `Layout`."""
