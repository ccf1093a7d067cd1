"""Blocks under one another."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Block):
    """Blocks under one another, `gap` points apart.

    valign, when a height is given: top | middle | bottom | justify.
    """

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"
    growth: tuple[float, float] | None = None  # least and greatest height of one that shares an empty foot
    copyfit: bool = False  # where a height is given, how many words it holds is noted
