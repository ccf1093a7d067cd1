"""Columns that text flows through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim, narrow_columns
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, StrokeField
from reportcli.layout.models.measures import ColumnCount, Distance
from reportcli.layout.models.node import Node


class ColumnsNode(Node):
    kind: ClassVar[str] = "columns"
    columns: Blocks = Field(description="Blocks that flow through columns, and over pages.")
    count: ColumnCount = Field(default=2, description="How many columns.")
    gap: Distance | None = Field(default=None, description="Space between columns.")
    balance: Flag = Field(default=True, description="Columns end at the same height.")
    rule: StrokeField | None = Field(default=None, description="Line between columns.")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Gaps that leave no room for columns on any page."""
        yield from narrow_columns(self.count, self.gap, trim.across, "gap")
