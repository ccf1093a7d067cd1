"""Blocks once for every record."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Expr, Text
from reportcli.layout.models.node import EVERYTHING, Node


class EachNode(Node):
    kind: ClassVar[str] = "each"
    content: ClassVar[tuple[str, ...]] = ("do", "empty")
    unread: ClassVar[frozenset[str]] = EVERYTHING
    each: Expr = Field(description="Records, or any list.")
    as_: Text = Field(
        default="item",
        description=(
            "Name of the record in the blocks; `loop.index`, `loop.first`, `loop.last` tell where it stands."
        ),
    )
    do: Blocks = Field(description="Blocks for each record.")
    empty: Blocks = Field(default=(), description="Blocks when there is no record.")
