"""Blocks that are only read aloud."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.node import FLOWING, SIZES, Node


class SpokenNode(Node):
    """Blocks that are only read aloud."""

    kind: ClassVar[str] = "spoken"
    content: ClassVar[tuple[str, ...]] = ("spoken",)
    unread: ClassVar[frozenset[str]] = SIZES | FLOWING | {"box"}
    spoken: Blocks = Field(description="Blocks that are only read aloud; they take no room.")
