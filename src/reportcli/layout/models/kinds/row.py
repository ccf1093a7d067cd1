"""Rows: blocks beside one another."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import choice
from reportcli.layout.models.measures import Distance
from reportcli.layout.models.node import Node


class RowNode(Node):
    kind: ClassVar[str] = "row"
    content: ClassVar[tuple[str, ...]] = ("row",)
    row: Blocks = Field(description="Blocks beside one another, each with its `width`; never broken.")
    gap: Distance | None = Field(default=None, description="Space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch", "baseline")] = Field(
        default="top", description="How blocks of different heights stand to each other."
    )
