"""The layout language: files to a checked, resolved `Layout`."""

import os

# Validation is ours alone: no plug-in of the environment takes part, and looking for one costs 25 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
