"""Ids of blocks."""

from __future__ import annotations

import re


def slug(text: str) -> str:
    """A text as an id: no white space, no `#`."""
    return re.sub(r"[\s#/]+", "-", text.strip())[:120]
