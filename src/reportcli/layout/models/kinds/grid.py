"""Grids: blocks in equal columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim, narrow_columns
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, choice
from reportcli.layout.models.measures import Distance, GridCount
from reportcli.layout.models.node import Node


class GridNode(Node):
    kind: ClassVar[str] = "grid"
    content: ClassVar[tuple[str, ...]] = ("grid",)
    grid: Blocks = Field(description="Blocks in equal columns, row by row; broken between rows.")
    columns: GridCount = Field(default=2, description="How many columns.")
    gap: Distance | None = Field(default=None, description="Space between columns.")
    row_gap: Distance | None = Field(default=None, description="Space between rows; without one, `gap`.")
    valign: Annotated[str, choice("top", "middle", "bottom", "stretch")] = Field(
        default="top", description="How blocks of one row stand to each other."
    )
    equal: Flag = Field(default=False, description="All blocks of a row are as high as the highest.")
    center_last: Flag = Field(default=False, description="A last row that is not full stands in the middle.")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Gaps that leave no room for columns on any page."""
        yield from narrow_columns(self.columns, self.gap, trim.across, "gap")
