"""Lists and their items."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.inline import Inline
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    """One item: what hangs before it, and its blocks."""

    marker: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Block):
    """Markers hang in `indent` points; `ordered` sets ListNumbering."""

    items: tuple[ListItem, ...]
    marker_style: ParagraphStyle
    indent: float
    gap: float = 0.0
    ordered: bool = False
