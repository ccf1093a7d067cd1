"""Blocks in equal columns, row by row."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Block):
    """Children in equal columns, row by row; breaks between rows. equal: rows of one height."""

    children: tuple[Block, ...]
    columns: int
    gap: float = 0.0
    row_gap: float = 0.0
    valign: str = "top"
    equal: bool = False
    center_last: bool = False
