"""Blocks that are only read aloud."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(Block):
    """Blocks that are only read aloud, at this place of the reading order: unseen, without room."""

    children: tuple[Block, ...]
