"""Vector assets of the layout."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon(Block):
    """A vector asset ("icons/heart", "flags/be"). paint: for single-colour icons; None keeps its own."""

    asset: str
    size: float
    paint: Paint | None = None
