"""Boxes: stacks with an object style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim, crossed_heights
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Flag, ObjectName, choice
from reportcli.layout.models.measures import Distance, Size
from reportcli.layout.models.node import Node


class BoxNode(Node):
    """A stack with an object style."""

    kind: ClassVar[str] = "box"
    style_kind: ClassVar[str] = "object"
    box: Blocks = Field(description="Blocks under one another in a box.")
    style: ObjectName | None = Field(default=None, description="Object style of the box.")
    gap: Distance | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the box has a height of its own."
    )
    copyfit: Flag = Field(
        default=False,
        description="Notes at its text how many words it has and about how many fit into the stated height.",
    )
    grow: Flag = Field(
        default=False,
        description="Shares what its page leaves empty below, as `flex-grow` does, from its own height up to "
        "`max-height`. In a row, a grid or columns it keeps its own.",
    )
    min_height: Size | None = Field(
        default=None, needs=needs("grow"), description="Least height where it grows."
    )
    max_height: Size | None = Field(
        default=None, needs=needs("grow"), description="Greatest height where it grows."
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A greatest height below the least."""
        yield from crossed_heights(self.min_height, self.max_height)
