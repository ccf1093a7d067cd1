"""Blocks for a frame of the page's master."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Fit, Flag, Text
from reportcli.layout.models.measures import Distance
from reportcli.layout.models.node import FLOWING, SIZES, Node


class FrameNode(Node):
    kind: ClassVar[str] = "frame"
    content: ClassVar[tuple[str, ...]] = ("do",)
    unread: ClassVar[frozenset[str]] = SIZES | FLOWING | {"box"}
    frame: Text = Field(description="Name of a frame of the page's master.")
    do: Blocks = Field(description="Blocks that go into it.")
    fit: Fit = Field(default="error", description="What happens when they do not fit.")
    beside: Flag = Field(
        default=False,
        description="As a side note: as high as the block that follows, below the notes before it.",
    )
    gap: Distance | None = Field(
        default=None, needs=needs("beside"), description="Least space between side notes."
    )
