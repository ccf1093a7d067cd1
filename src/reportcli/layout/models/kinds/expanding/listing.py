"""Lists of figures, tables, notes."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Text
from reportcli.layout.models.node import Node


class ListingNode(Node):
    kind: ClassVar[str] = "listing"
    listing: Text = Field(description="Which numbered things are listed: figure, table …")
    entry: Blocks = Field(
        default=(), description="Blocks of an entry: `entry.number`, `entry.title`, `entry.page`."
    )
