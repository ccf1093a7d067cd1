"""Text in columns that flow over pages."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.style import Stroke
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Block):
    """Text in columns that flows over pages; balanced where it ends unless `balance` is off.

    orphans, widows: least lines in a column before and after a page ends. together: columns begin at one
    height.
    """

    children: tuple[Block, ...]
    count: int
    gap: float = 12.0
    balance: bool = True
    rule: Stroke | None = None
    orphans: int = 1
    widows: int = 1
    together: bool = False
