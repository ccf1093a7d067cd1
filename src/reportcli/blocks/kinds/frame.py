"""Content for a named frame of the master."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Into(Block):
    """Content for a named frame of the current page's master (a sidebar beside the main text)."""

    frame: str
    children: tuple[Block, ...]
    fit: str = "error"
    value_span: Span | None = None  # of the frame's name
    beside: bool = False  # as high as what follows it in the flow, below what the frame holds
    gap: float = 0.0  # points below what the frame holds
