"""QR codes."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Block):
    """A QR code of a text. size: its side in points, quiet zone included."""

    data: str
    paint: Paint
    size: float
