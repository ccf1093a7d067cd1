"""Boxes: stacks with an object style."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import ObjectName, choice
from reportcli.layout.models.measures import Distance
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
