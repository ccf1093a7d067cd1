"""Boxes: stacks with an object style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction, Trim, crossed_heights
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, ObjectName, choice
from reportcli.layout.models.growing import COPYFIT, GREATEST_HEIGHT, GROW, LEAST_HEIGHT
from reportcli.layout.models.measures import Distance, Size
from reportcli.layout.models.node import Node


class BoxNode(Node):
    """A stack with an object style."""

    kind: ClassVar[str] = "box"
    content: ClassVar[tuple[str, ...]] = ("box",)
    style_kind: ClassVar[str] = "object"
    box: Blocks = Field(description="Blocks under one another in a box.")
    style: ObjectName | None = Field(default=None, description="Object style of the box.")
    gap: Distance | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the box has a height of its own."
    )
    copyfit: Flag = COPYFIT
    grow: Flag = GROW
    min_height: Size | None = LEAST_HEIGHT
    max_height: Size | None = GREATEST_HEIGHT

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A greatest height below the least."""
        yield from crossed_heights(self.min_height, self.max_height)
