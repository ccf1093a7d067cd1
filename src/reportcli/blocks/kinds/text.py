"""Paragraphs."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.inline import Inline
from reportcli.model.refs import Where
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Block):
    """One paragraph. `level` 1..6 makes it a heading of that level (role H)."""

    style: ParagraphStyle
    runs: tuple[Inline, ...]
    level: int = 0
    title: str | None = None  # plain text for the outline when it differs
    outline: bool | None = None  # a bookmark or not; None: as every heading is
    source: Where | None = None
    first_line: tuple[Inline, ...] = ()  # the runs as they look in the first line, where that has a style
