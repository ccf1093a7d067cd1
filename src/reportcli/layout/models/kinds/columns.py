"""Columns that text flows through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim, narrow_columns
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, StrokeField, choice
from reportcli.layout.models.measures import ColumnCount, Distance, LineCount
from reportcli.layout.models.node import Node


class ColumnsNode(Node):
    kind: ClassVar[str] = "columns"
    content: ClassVar[tuple[str, ...]] = ("columns",)
    columns: Blocks = Field(description="Blocks that flow through columns, and over pages.")
    count: ColumnCount = Field(default=2, description="How many columns.")
    gap: Distance | None = Field(default=None, description="Space between columns.")
    balance: Flag = Field(default=True, description="Columns end at the same height.")
    orphans: LineCount = Field(
        default=1,
        description="Least lines in a column before a page ends. With fewer under a block that spans all "
        "columns, that block goes on to the next page with them.",
    )
    widows: LineCount = Field(
        default=1,
        description="Least lines in a column after a page begins, also over a block that spans all columns.",
    )
    start: Annotated[str, choice("each", "together")] = Field(
        default="each",
        description="`together`: all columns begin at the height at which the lowest of them does, as text "
        "on the baseline grid beside a picture.",
    )
    rule: StrokeField | None = Field(default=None, description="Line between columns.")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Gaps that leave no room for columns on any page."""
        yield from narrow_columns(self.count, self.gap, trim.across, "gap")
