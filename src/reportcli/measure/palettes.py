"""The colours of each profile as its reader sees them."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.display import Ink
from reportcli.model.style import Paint

Palettes = Mapping[str, Mapping[str, Ink]]
_PAPER = "paper"
NEAR = 0.04  # of white: what is nearer is not told from it


def paper_like(paint: Paint, palette: Mapping[str, Ink]) -> bool:
    """Whether a paint on white paper cannot be seen."""
    if paint.role.startswith("#"):
        return False
    if paint.role == _PAPER and paint.role not in palette:
        return True
    ink = palette.get(paint.role)
    return ink is not None and all((1 - value) * paint.tint * paint.alpha < NEAR for value in ink.rgb)
