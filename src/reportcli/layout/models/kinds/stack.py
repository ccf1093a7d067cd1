"""Stacks: blocks under one another."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import choice
from reportcli.layout.models.measures import Distance
from reportcli.layout.models.node import Node


class StackNode(Node):
    kind: ClassVar[str] = "stack"
    stack: Blocks = Field(description="Blocks under one another.")
    gap: Distance | None = Field(default=None, description="Least space between them.")
    valign: Annotated[str, choice("top", "middle", "bottom", "justify")] = Field(
        default="top", description="Where they stand when the stack has a height of its own."
    )
