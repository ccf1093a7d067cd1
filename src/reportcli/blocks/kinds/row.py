"""Blocks beside one another."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock(Block):
    """Blocks beside one another; children's width in pt, %, col, fr or auto (natural). Never broken."""

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"  # top | middle | bottom | stretch | baseline
