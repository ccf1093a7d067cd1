"""The contents list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks, BlocksMap
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import part
from reportcli.layout.models.measures import Depth
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part


class TocHead(Part):
    depth: Depth = Field(default=2, description="How deep sections are listed.")


class TocNode(Node):
    """`levels` maps "1", "2"… to an entry's blocks; `entry` serves the levels that are not named."""

    kind: ClassVar[str] = "toc"
    head_optional: ClassVar[bool] = True
    toc: Annotated[TocHead, part(TocHead)] = Field(default=TocHead(), description="How deep the contents go.")
    entry: Blocks = Field(
        default=(), description=("Blocks of an entry: `entry.title`, `entry.number`, `entry.page`.")
    )
    levels: BlocksMap = Field(
        default_factory=dict, description="Other blocks for a level: `{1: […], 2: […]}`."
    )

    def doubts(self) -> Iterator[Contradiction]:
        """Blocks of levels that the contents do not go down to."""
        depth = self.toc.depth
        for level in self.levels:
            if isinstance(depth, int) and not (level.isdigit() and 1 <= int(level) <= depth):
                yield Contradiction(
                    "layout-toc-level-unused", {"level": level, "depth": str(depth)}, ("levels", level)
                )
