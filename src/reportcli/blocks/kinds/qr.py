"""QR codes."""

from __future__ import annotations

from dataclasses import dataclass

from reportcli.blocks.block import Block
from reportcli.model.style import Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Block):
    """A QR code of a text. size: its side in points, quiet zone included."""

    data: str
    paint: Paint
    size: float
