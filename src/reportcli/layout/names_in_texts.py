"""What of a layout texts and cells may name, and what a name looks like there."""

from __future__ import annotations

import re

NAME = re.compile(r"[\w-]+")
FROM_TEXTS = ("character", "object", "colours")
"""Kinds of names that texts and cells use too."""
